package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.load.HttpLoad;
import dev.switchboard.benchmarks.load.LoadResult;
import dev.switchboard.benchmarks.load.Pace;
import dev.switchboard.benchmarks.load.SignedRequests;
import dev.switchboard.benchmarks.load.WebhookBodies;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The heap of a fresh ingress while webhooks of 1,000 messages and 3 MB each are in flight.
 *
 * @param load what the ingress answered; 503 is an honest answer here, memory being bounded
 * @param firstHalf the collections until the middle of the load
 * @param secondHalf those after; memory that is flat shows the same in both
 * @param atRest heap after everything was answered and collected, in megabytes
 */
record BatchMemory(LoadResult load, GcLog firstHalf, GcLog secondHalf, int atRest) {

    static final int ITEMS = 1_000;
    static final int BYTES = 3_000_000;
    static final int IN_FLIGHT = 16;

    private static final int BODIES = 8;

    static BatchMemory measure(Application ingress, Path gcLog, Duration length) {
        var requests = SignedRequests.prepare(
                BODIES, Receivers.PATH, Settings.APP_SECRET, number -> WebhookBodies.batch(number, ITEMS, BYTES));
        var load = new HttpLoad(ingress.port(), requests, IN_FLIGHT);
        var half = length.dividedBy(2);
        var first = load.run(new Pace.Unpaced(half));
        var collectionsOfFirst = GcLog.read(gcLog);
        var second = load.run(new Pace.Unpaced(half));
        var collections = GcLog.read(gcLog);
        ingress.process().requireAlive();
        collectGarbage(ingress.process().pid());
        return new BatchMemory(
                sum(first, second),
                collectionsOfFirst,
                collections.since(collectionsOfFirst.pauses().size()),
                GcLog.read(gcLog).lastAfter());
    }

    private static LoadResult sum(LoadResult first, LoadResult second) {
        var latencies = first.latencies().copy();
        latencies.add(second.latencies());
        return new LoadResult(
                first.ok() + second.ok(),
                first.busy() + second.busy(),
                first.otherAnswers() + second.otherAnswers(),
                first.broken() + second.broken(),
                first.unanswered() + second.unanswered(),
                first.elapsed().plus(second.elapsed()),
                latencies);
    }

    private static void collectGarbage(long pid) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            if (process.waitFor() != 0) {
                throw new RunFailure("jcmd could not reach the ingress.");
            }
        } catch (IOException e) {
            throw new RunFailure("This JDK has no jcmd.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
