package dev.switchboard.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration PACE = Duration.ofSeconds(6);

    private final Bucket bucket = new Bucket(NOW, 2);

    @Test
    void isEmptyAfterItsBurst() {
        // When
        var first = take(NOW);
        var second = take(NOW);
        var third = take(NOW);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(third).isFalse();
    }

    @Test
    void givesOneBackAfterEachPace() {
        // Given
        take(NOW);
        take(NOW);

        // Then
        assertThat(take(NOW.plus(PACE).minusMillis(1))).isFalse();
        assertThat(take(NOW.plus(PACE))).isTrue();
        assertThat(take(NOW.plus(PACE))).isFalse();
    }

    @Test
    void holdsNoMoreThanItsBurst() {
        // Given
        var later = NOW.plus(Duration.ofDays(1));
        take(later);
        take(later);

        // Then
        assertThat(take(later)).isFalse();
    }

    private boolean take(Instant now) {
        return bucket.take(now, 2, PACE);
    }
}
