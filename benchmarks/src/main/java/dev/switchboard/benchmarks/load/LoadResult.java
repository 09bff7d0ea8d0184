package dev.switchboard.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What became of one load.
 *
 * @param ok answers 200
 * @param busy answers 503
 * @param otherAnswers answers with any other status
 * @param broken requests whose connection ended without an answer
 * @param unanswered requests that were due and had no answer when the load was given up
 * @param elapsed from the first request to the last answer
 * @param latencies of answers 200, in microseconds from when each request was due
 */
public record LoadResult(
        long ok, long busy, long otherAnswers, long broken, long unanswered, Duration elapsed, Histogram latencies) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double NANOS = 1e9;

    /** Answers 200 a second. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : ok * NANOS / elapsed.toNanos();
    }

    /** Everything that is not an answer 200. */
    public long failures() {
        return busy + otherAnswers + broken + unanswered;
    }

    /** The latency that {@code percentile} per cent of the answers stayed within, in milliseconds. */
    public double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** The longest latency, in milliseconds. */
    public double longestMillis() {
        return latencies.getMaxValue() / MICROS_PER_MILLI;
    }
}
