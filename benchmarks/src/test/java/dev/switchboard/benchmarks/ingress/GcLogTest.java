package dev.switchboard.benchmarks.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

    private static final List<String> LINES = List.of(
            "[0.012s][info][gc] Using Serial",
            "[1.500s][info][gc] GC(0) Pause Young (Allocation Failure) 68M->12M(247M) 9.014ms",
            "[2.250s][info][gc] GC(1) Pause Young (Allocation Failure) 190M->61M(247M) 12.000ms",
            "[3.000s][info][gc] GC(2) Pause Full (Diagnostic Command) 90M->31M(247M) 40.120ms");

    @Test
    void tellsTheFullestHeapBeforeAndAfterCollections() {
        // When
        var log = GcLog.parse(LINES);

        // Then
        assertThat(log.highestBefore()).isEqualTo(190);
        assertThat(log.highestAfter()).isEqualTo(61);
        assertThat(log.highestLive()).isEqualTo(31);
        assertThat(log.lastAfter()).isEqualTo(31);
        assertThat(log.pauses().getLast().full()).isTrue();
    }

    @Test
    void tellsOfAPartOfTheRun() {
        // When
        var rest = GcLog.parse(LINES).since(2);

        // Then
        assertThat(rest.pauses()).containsExactly(new GcLog.Pause(90, 31, 247, true));
    }

    @Test
    void knowsOfARunWithoutCollections() {
        // When
        var log = GcLog.parse(LINES.subList(0, 1));

        // Then
        assertThat(log.highestAfter()).isZero();
        assertThat(log.lastAfter()).isZero();
    }
}
