package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.Child;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Gives the sender work of one kind and watches when its calls arrive. */
final class Watch {

    private static final int CHATS = 4_000;
    private static final int FEW_CHATS = 200;
    private static final int SLOW = 100;
    private static final int MOST_BACKLOGS = 20;
    private static final double WARM = 0.05;
    private static final double MORE_THAN_THE_PACE = 1.02;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double NANOS = 1e9;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Commands commands;
    private final Counter graph;
    private final SenderRows rows;

    Watch(Commands commands, Counter graph, SenderRows rows) {
        this.commands = commands;
        this.graph = graph;
        this.rows = rows;
    }

    /** From when a command was due to be written until its call arrived, in milliseconds. */
    record Latency(double p50, double p99) {

        static Latency of(Map<UUID, Long> due, Map<UUID, Long> arrivals) {
            var histogram = new Histogram(3);
            due.forEach((messageId, at) -> {
                var arrival = arrivals.get(messageId);
                if (arrival != null) {
                    histogram.recordValue(Math.max(0, (arrival - at) / 1_000));
                }
            });
            return new Latency(
                    histogram.getValueAtPercentile(50) / MICROS_PER_MILLI,
                    histogram.getValueAtPercentile(99) / MICROS_PER_MILLI);
        }
    }

    /** Lets the sender work off backlogs until its JVM compiles little any more. Answers how many messages that took. */
    int warm(String number, Child sender, int messages) {
        var chats = chats(number, CHATS);
        var sent = 0;
        double share;
        do {
            var begin = System.nanoTime();
            var compiled = sender.compilation();
            drain(number, chats, messages);
            sent += messages;
            share = (double) sender.compilation().minus(compiled).toNanos() / (System.nanoTime() - begin);
        } while (share > WARM && sent < MOST_BACKLOGS * messages);
        return sent;
    }

    private void drain(String number, List<UUID> chats, int messages) {
        var before = graph.calls();
        commands.ask(Topics.OUTBOUND_LIVE, number, chats, messages);
        await("the warm-up to be sent", () -> graph.calls() == before + messages);
    }

    /** Commands at a steady rate. */
    Latency latency(String topic, String number, double perSecond, Duration length) {
        return arrived(number, commands.askSteadily(topic, number, chats(number, FEW_CHATS), perSecond, length));
    }

    /** More commands than the pace of a fresh number lets through, a little more in each second. Answers the calls a second. */
    double pace(String number, int perSecond, Duration length) {
        var chats = chats(number, perSecond > SLOW ? CHATS : FEW_CHATS);
        var before = graph.calls();
        commands.ask(Topics.OUTBOUND_LIVE, number, chats, 2 * perSecond);
        await("the first call", () -> graph.calls() > before);
        commands.askContinually(
                Topics.OUTBOUND_LIVE,
                number,
                chats,
                MORE_THAN_THE_PACE * perSecond,
                SETTLING.plus(length).plusMillis(500));
        var arrivals = graph.arrivals(number).values();
        var from = Collections.min(arrivals) + SETTLING.toNanos();
        var to = from + length.toNanos();
        return arrivals.stream().filter(at -> at >= from && at < to).count() / (length.toNanos() / NANOS);
    }

    /** Live commands of a number that has a campaign to work off. */
    Latency liveBehindBulk(String number, int campaign, double perSecond, Duration length) {
        var chats = chats(number, CHATS);
        commands.ask(Topics.OUTBOUND_BULK, number, chats, campaign);
        await("the campaign to be read", () -> rows.messages(number) == campaign);
        pause(SETTLING);
        return arrived(
                number,
                commands.askSteadily(Topics.OUTBOUND_LIVE, number, chats(number, FEW_CHATS), perSecond, length));
    }

    private Latency arrived(String number, Map<UUID, Long> due) {
        await("all calls", () -> graph.arrivals(number).keySet().containsAll(due.keySet()));
        return Latency.of(due, graph.arrivals(number));
    }

    private List<UUID> chats(String number, int count) {
        var before = rows.windows(number);
        var chats = commands.openChats(number, count);
        await("windows to be known", () -> rows.windows(number) == before + count);
        return chats;
    }

    private static void await(String what, BooleanSupplier happened) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new RunFailure("Waited %d s for %s.".formatted(PATIENCE.toSeconds(), what));
            }
            pause(Duration.ofMillis(50));
        }
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
