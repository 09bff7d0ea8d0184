package dev.switchboard.benchmarks.ingress;

import java.io.PrintWriter;
import java.util.function.ToDoubleFunction;

/** Prints what was measured; the last three lines are for programs, their form is fixed. */
record IngressReport(Target bare, Target ingress, BatchMemory batches, double perSecond) {

    private static final double[] PERCENTILES = {50, 99};

    void print(PrintWriter out) {
        line(out, "");
        line(
                out,
                "%-30s %12s %12s"
                        .formatted("median of " + bare.rounds().size() + " rounds", bare.name(), ingress.name()));
        row(out, "CPU a webhook, µs", median(bare, Measured::cpuMicros), median(ingress, Measured::cpuMicros));
        for (var percentile : PERCENTILES) {
            ToDoubleFunction<Measured> latency = round -> round.steady().millisAt(percentile);
            row(
                    out,
                    "p%.0f at %,.0f/s, ms".formatted(percentile, perSecond),
                    median(bare, latency),
                    median(ingress, latency));
        }
        ToDoubleFunction<Measured> longest = round -> round.steady().longestMillis();
        row(out, "longest, ms", median(bare, longest), median(ingress, longest));
        row(out, "saturation (best), /s", saturation(bare), saturation(ingress));
        row(out, "heap before collections, MB", heapBefore(bare), heapBefore(ingress));
        row(out, "heap after collections, MB", heapAfter(bare), heapAfter(ingress));
        printBatches(out);
        line(out, "");
        line(
                out,
                "cpu-ratio: %.2f".formatted(median(ingress, Measured::cpuMicros) / median(bare, Measured::cpuMicros)));
        line(out, "saturation-ratio: %.2f".formatted(saturation(ingress) / saturation(bare)));
        line(
                out,
                "p99-ms-at-%.0f: %.1f"
                        .formatted(
                                perSecond,
                                median(ingress, round -> round.steady().millisAt(99))));
        out.flush();
    }

    private void printBatches(PrintWriter out) {
        var load = batches.load();
        line(out, "");
        line(
                out,
                "batches of %,d messages and %,d bytes, %d in flight: %d × 200, %d × 503, %d other, %d broken, %d unanswered"
                        .formatted(
                                BatchMemory.ITEMS,
                                BatchMemory.BYTES,
                                BatchMemory.IN_FLIGHT,
                                load.ok(),
                                load.busy(),
                                load.otherAnswers(),
                                load.broken(),
                                load.unanswered()));
        line(
                out,
                "  heap in use, MB: at most %d in the first half, %d in the second, %d at rest; old garbage included %d and %d, before collections %d"
                        .formatted(
                                batches.firstHalf().highestLive(),
                                batches.secondHalf().highestLive(),
                                batches.atRest(),
                                batches.firstHalf().highestAfter(),
                                batches.secondHalf().highestAfter(),
                                Math.max(
                                        batches.firstHalf().highestBefore(),
                                        batches.secondHalf().highestBefore())));
    }

    private static double median(Target target, ToDoubleFunction<Measured> figure) {
        return Measured.median(
                target.rounds().stream().map(figure::applyAsDouble).toList());
    }

    private static double saturation(Target target) {
        return target.rounds().stream()
                .mapToDouble(round -> round.saturation().perSecond())
                .max()
                .orElseThrow();
    }

    private static double heapBefore(Target target) {
        return target.collections().highestBefore();
    }

    private static double heapAfter(Target target) {
        return target.collections().highestAfter();
    }

    private static void row(PrintWriter out, String what, double bare, double ingress) {
        line(out, "%-30s %,12.1f %,12.1f".formatted(what, bare, ingress));
    }

    private static void line(PrintWriter out, String line) {
        out.println(line);
    }
}
