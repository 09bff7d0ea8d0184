package dev.switchboard.benchmarks.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.benchmarks.load.LoadResult;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void sharesTheProcessorTimeAmongTheAnswers() {
        // Given
        var load = new LoadResult(20_000, 0, 0, 0, 0, Duration.ofSeconds(6), new Histogram(1_000, 3));

        // When
        var measured = new Measured(Duration.ofSeconds(1), load, load);

        // Then
        assertThat(measured.cpuMicros()).isEqualTo(50);
    }

    @Test
    void takesTheMiddleRound() {
        // When
        var odd = Measured.median(List.of(9.0, 1.0, 2.0));
        var even = Measured.median(List.of(4.0, 1.0, 2.0, 100.0));

        // Then
        assertThat(odd).isEqualTo(2);
        assertThat(even).isEqualTo(3);
    }
}
