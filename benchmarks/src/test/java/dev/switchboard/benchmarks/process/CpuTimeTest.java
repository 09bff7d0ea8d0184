package dev.switchboard.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void readsTheKernelsAccountOfAProcessWithAnAwkwardName() {
        // Given
        var stat = "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 9000 800 10 0 250 50 31 7 20 0 40 0 12345 9000000 5000";

        // When
        var usage = CpuTime.Usage.parse(stat);

        // Then
        assertThat(usage.own()).isEqualTo(Duration.ofSeconds(3));
        assertThat(usage.reaped()).isEqualTo(Duration.ofMillis(380));
    }

    @Test
    void seesThisProcessWork() {
        // Given
        var self = ProcessHandle.current().pid();
        var before = CpuTime.of(self);
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();

        // When
        while (CpuTime.of(self).equals(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        // Then
        assertThat(CpuTime.of(self)).isGreaterThan(before);
    }

    @Test
    void givesAProcessThatIsGoneNoTime() {
        // When
        var time = CpuTime.of(Integer.MAX_VALUE);

        // Then
        assertThat(time).isZero();
    }

    @Test
    void tellsAThreadByItsNameFromTheOthers() {
        // Given
        var self = ProcessHandle.current().pid();
        var busy = Thread.ofPlatform().daemon().name("busy-for-a-test").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();

        // When
        while (CpuTime.ofThreads(self, "busy-for-a-test").isZero() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        // Then
        assertThat(CpuTime.ofThreads(self, "busy-for-a-test")).isPositive();
        assertThat(CpuTime.ofThreads(self, "nobody has this name")).isZero();
        busy.interrupt();
    }
}
