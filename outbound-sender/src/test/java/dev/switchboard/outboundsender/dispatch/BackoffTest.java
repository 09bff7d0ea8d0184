package dev.switchboard.outboundsender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "CONVERSATION, 1, PT1S",
        "CONVERSATION, 2, PT4S",
        "CONVERSATION, 3, PT16S",
        "CONVERSATION, 5, PT256S",
        "CONVERSATION, 6, PT15M",
        "CONVERSATION, 999, PT15M",
        "NUMBER, 1, PT1S",
        "NUMBER, 4, PT8S",
        "SENDER, 999, PT1M",
    })
    void slowsDownFasterTowardsOneCustomerThanAltogether(Scope scope, int times, Duration wait) {
        assertThat(Backoff.afterThrottle(scope, times, null)).isEqualTo(wait);
    }

    @Test
    void obeysWhatMetaAsksFor() {
        assertThat(Backoff.afterThrottle(Scope.NUMBER, 9, Duration.ofSeconds(3)))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void asksAgainAfterAQuarterOfAnHourWhateverMetaAsksFor() {
        assertThat(Backoff.afterThrottle(Scope.NUMBER, 1, Duration.ofDays(30))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void doesNotHammerWhoeverAsksForNoWaitAtAll() {
        assertThat(Backoff.afterThrottle(Scope.NUMBER, 2, Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, PT0.5S", "2, 0.5, PT1S", "2, 0, PT0.8S", "2, 1, PT1.2S", "5, 0.5, PT8S", "99, 0.5, PT1M"})
    void doublesWithJitterUpToABound(int times, double chance, Duration wait) {
        assertThat(Backoff.afterNotSent(times, Duration.ofMillis(500), Duration.ofMinutes(1), chance))
                .isEqualTo(wait);
    }
}
