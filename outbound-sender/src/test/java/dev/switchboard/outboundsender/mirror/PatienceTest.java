package dev.switchboard.outboundsender.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final MetaError ERROR = new MetaError(190, "title", "message", null);

    private final MirrorConfig config = new Settings();

    @Test
    void doublesUpToTheLongest() {
        var lost = new SendOutcome.Unknown("timeout");

        assertThat(Patience.after(lost, 0, config)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Patience.after(lost, 3, config)).isEqualTo(Duration.ofSeconds(40));
        assertThat(Patience.after(lost, 1_000, config)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void doesAsMetaAsksAndOtherwiseWaitsLongerEachTime() {
        assertThat(Patience.after(new SendOutcome.Throttled(Scope.SENDER, 80008, Duration.ofSeconds(7)), 5, config))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(Patience.after(new SendOutcome.Throttled(Scope.SENDER, 80008, null), 1, config))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(Patience.after(new SendOutcome.Throttled(Scope.SENDER, 80008, null), 30, config))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void waitsForAPersonAsLongAsItEverDoes() {
        assertThat(Patience.after(new SendOutcome.Barred(Scope.SENDER, ERROR), 0, config))
                .isEqualTo(Duration.ofMinutes(10));
    }

    private record Settings() implements MirrorConfig {
        @Override
        public List<String> wabaIds() {
            return List.of();
        }

        @Override
        public Duration templatesEvery() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration numbersEvery() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration tokenEvery() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration breather() {
            return Duration.ofSeconds(20);
        }

        @Override
        public int pageSize() {
            return 100;
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration backoff() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestBackoff() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
        }
    }
}
