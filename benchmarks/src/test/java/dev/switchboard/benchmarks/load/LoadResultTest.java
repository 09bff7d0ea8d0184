package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    @Test
    void reportsPercentilesInMilliseconds() {
        // Given: 1 ms to 1,000 ms, one each
        var latencies = new Histogram(60_000_000, 3);
        LongStream.rangeClosed(1, 1_000).map(millis -> millis * 1_000).forEach(latencies::recordValue);
        var result = new LoadResult(1_000, 0, 0, 0, 0, Duration.ofSeconds(2), latencies);

        // When
        var median = result.millisAt(50);

        // Then
        assertThat(median).isCloseTo(500, within(1.0));
        assertThat(result.millisAt(99)).isCloseTo(990, within(1.0));
        assertThat(result.longestMillis()).isCloseTo(1_000, within(1.0));
        assertThat(result.perSecond()).isEqualTo(500);
    }

    @Test
    void countsWhateverIsNotAnAnswer200AsFailure() {
        // When
        var result = new LoadResult(10, 1, 2, 3, 4, Duration.ofSeconds(1), new Histogram(1_000, 3));

        // Then
        assertThat(result.failures()).isEqualTo(10);
    }
}
