package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void spreadsRequestsEvenlyFromTheFirstMoment() {
        // Given
        var pace = new Pace.Scheduled(4, Duration.ofSeconds(1));

        // When
        var intended = LongStream.range(0, pace.total())
                .map(index -> pace.intendedAt(index, 0))
                .toArray();

        // Then
        assertThat(intended).containsExactly(0, 250 * MILLI, 500 * MILLI, 750 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 7, 2_000, 3_300, 33_333.3})
    void startsNoRequestBeforeItIsDueAndNoneLater(double perSecond) {
        // Given
        var pace = new Pace.Scheduled(perSecond, Duration.ofSeconds(3));

        for (var index = 0L; index < pace.total(); index++) {
            // When
            var intended = pace.intendedAt(index, 0);

            // Then
            assertThat(pace.dueBy(intended - 1)).isLessThanOrEqualTo(index);
            assertThat(pace.dueBy(intended + 1)).isGreaterThan(index);
        }
    }

    @Test
    void owesNothingMoreAfterItsEnd() {
        // Given
        var pace = new Pace.Scheduled(3_300, Duration.ofSeconds(12));

        // When
        var due = pace.dueBy(Duration.ofMinutes(1).toNanos());

        // Then
        assertThat(due).isEqualTo(pace.total()).isEqualTo(39_600);
    }

    @Test
    void refusesARateOfNothing() {
        // When
        // Then
        assertThatThrownBy(() -> new Pace.Scheduled(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksWithoutPauseUntilTimeIsUp() {
        // Given
        var pace = new Pace.Unpaced(Duration.ofSeconds(2));

        // When
        var during = pace.dueBy(Duration.ofMillis(1_999).toNanos());
        var after = pace.dueBy(Duration.ofSeconds(2).toNanos());

        // Then
        assertThat(during).isEqualTo(Long.MAX_VALUE);
        assertThat(after).isZero();
        assertThat(pace.intendedAt(17, 5 * MILLI)).isEqualTo(5 * MILLI);
    }
}
