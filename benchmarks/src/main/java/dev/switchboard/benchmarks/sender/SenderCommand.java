package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Child;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Settings;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.postgres.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures outbound-sender: how soon a command is a call, how well paces are kept, and how long live messages wait behind bulk. */
@Command(
        name = "sender",
        description = "Latency and pace of outbound-sender, beside a consumer that calls at once.",
        mixinStandardHelpOptions = true)
public final class SenderCommand implements Callable<Integer> {

    private static final String MODULE = "outbound-sender";
    private static final Topic BARE_TOPIC = new Topic(
            "benchmark.commands",
            "What the baseline reads.",
            "conversationId",
            Duration.ofHours(1),
            true,
            List.of("benchmarks"),
            List.of("bare-sender"),
            List.of(SendMessage.class));
    private static final String NUMBER = "10000000000000";
    private static final double STEADY = 50;
    private static final double LIVE = 5;
    private static final int WARM_UP = 10_000;
    private static final int STOPS = 300;
    private static final Duration GATHERING = Duration.ofMillis(20);
    private static final Set<Part> COUNTED_BY_THE_SIMULATOR = EnumSet.of(Part.PACE_80, Part.PACE_1000);
    private static final double MICROS_PER_MILLI = 1_000;

    /** What can be measured by itself. */
    enum Part {
        UNPACED,
        PACE_80,
        PACE_1000,
        STOP,
        BEHIND_BULK
    }

    @Option(names = "--seconds", description = "How long a pace is watched. Default: ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--campaign", description = "Bulk messages that live ones have to pass. Default: ${DEFAULT-VALUE}.")
    private int campaign = 100_000;

    @Option(names = "--parts", split = ",", description = "What is measured. Default: all of ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Mixin
    private final RunOptions options = new RunOptions("-Xmx512m", "-XX:+UseSerialGC");

    /** Made by the command line. */
    public SenderCommand() {}

    @Override
    public Integer call() {
        if (options.quick()) {
            seconds = 5;
            campaign = 2_000;
        }
        if (seconds < 1 || campaign < 1) {
            throw new RunFailure("A pace is watched for a second at least, and a campaign has a message.");
        }
        var figures = new ArrayList<String>();
        try (var place = Workplace.open()) {
            options.sayStart("paces watched for %d s, a campaign of %,d".formatted(seconds, campaign));
            var kafka = Keepers.kafka(place);
            var postgres = Keepers.postgres(place);
            LocalTopics.create(
                    kafka.bootstrapServers(),
                    Stream.concat(Topics.all().stream(), Stream.of(BARE_TOPIC)).toList());
            if (!Collections.disjoint(parts, COUNTED_BY_THE_SIMULATOR)) {
                figures.addAll(simulated(place, kafka, postgres));
            }
            if (!COUNTED_BY_THE_SIMULATOR.containsAll(parts)) {
                try (var graph = new CountingGraph()) {
                    figures.addAll(counted(place, kafka, postgres, graph));
                    if (graph.repeats() > 0) {
                        throw new RunFailure("%d calls were made twice.".formatted(graph.repeats()));
                    }
                }
            }
        }
        options.say("");
        figures.forEach(options::say);
        return 0;
    }

    /** The simulator counts, and keeps Meta's limits. */
    private List<String> simulated(Workplace place, Keepers.Kafka kafka, Keepers.Postgres postgres) {
        var graph = new SimulatedGraph(place, options.jar("simulator"));
        var database = postgres.databases().createFresh("outbound_sender_simulated");
        var sender = start(place, kafka, database, graph.baseUrl()).process();
        var parties = new Parties(sender, postgres, kafka).and("simulator", graph.process());
        var figures = new ArrayList<String>();
        try (var commands = new Commands(kafka.bootstrapServers(), GATHERING)) {
            var rows = new SenderRows(database);
            var watch = new Watch(commands, graph, rows);
            warm(watch, rows, SimulatedGraph.WARM, sender);
            if (parts.contains(Part.PACE_80)) {
                figures.add(pace(watch, parties, SimulatedGraph.AT_80, 80));
            }
            if (parts.contains(Part.PACE_1000)) {
                rows.pace(SimulatedGraph.AT_1000, 1_000);
                figures.add(pace(watch, parties, SimulatedGraph.AT_1000, 1_000));
            }
        } finally {
            sender.end();
            graph.process().end();
        }
        return figures;
    }

    /** A server in this process counts. */
    private List<String> counted(Workplace place, Keepers.Kafka kafka, Keepers.Postgres postgres, CountingGraph graph) {
        var database = postgres.databases().createFresh("outbound_sender");
        var sender = start(place, kafka, database, graph.baseUrl());
        var rows = new SenderRows(database);
        var figures = new ArrayList<String>();
        try (var commands = new Commands(kafka.bootstrapServers())) {
            var watch = new Watch(commands, graph, rows);
            warm(watch, rows, NUMBER + 1, sender.process());
            if (parts.contains(Part.UNPACED)) {
                figures.addAll(unpaced(watch, kafka, graph));
            }
            if (parts.contains(Part.STOP)) {
                rows.pace(CountingGraph.LISTED_NUMBER, 1_000);
                figures.add(stop(place, kafka, postgres, commands, database));
            }
            if (parts.contains(Part.BEHIND_BULK)) {
                var live = watch.liveBehindBulk(NUMBER + 4, campaign, LIVE, length());
                options.say(
                        "live behind a campaign at 80/s: p50 %.1f ms, p99 %.1f ms".formatted(live.p50(), live.p99()));
                figures.add("live-behind-bulk-p99-ms: %.1f".formatted(live.p99()));
            }
        }
        return figures;
    }

    private void warm(Watch watch, SenderRows rows, String number, Child sender) {
        rows.pace(number, 1_000);
        var sent = watch.warm(number, sender, options.quick() ? 100 : WARM_UP);
        options.say("outbound-sender warmed with %,d messages".formatted(sent));
    }

    private Application start(Workplace place, Keepers.Kafka kafka, Database database, String graph) {
        return Application.start(
                place,
                MODULE,
                options.jar(MODULE),
                options.jvmOptions(),
                Settings.sender(kafka.bootstrapServers(), database, graph));
    }

    private String stop(
            Workplace place, Keepers.Kafka kafka, Keepers.Postgres postgres, Commands commands, Database database) {
        var number = CountingGraph.LISTED_NUMBER;
        Histogram blocked;
        try (var way = WayOfAStop.start(place, options, kafka, postgres, number)) {
            var stops = new SaidStop(commands, database, way, kafka.bootstrapServers());
            blocked = stops.measure(number, options.quick() ? 20 : STOPS);
            options.say("a stop is on " + stops.hops());
        }
        options.say("webhook with a stop answered to marketing blocked: p50 %.1f ms, p99 %.1f ms, most %.1f ms"
                .formatted(
                        blocked.getValueAtPercentile(50) / MICROS_PER_MILLI,
                        blocked.getValueAtPercentile(99) / MICROS_PER_MILLI,
                        blocked.getMaxValue() / MICROS_PER_MILLI));
        return "stop-to-block-p99-ms: %.1f".formatted(blocked.getValueAtPercentile(99) / MICROS_PER_MILLI);
    }

    private List<String> unpaced(Watch watch, Keepers.Kafka kafka, CountingGraph graph) {
        var service = watch.latency(Topics.OUTBOUND_LIVE, NUMBER + 1, STEADY, length());
        options.say("outbound-sender at %.0f/s: command to call p50 %.1f ms, p99 %.1f ms"
                .formatted(STEADY, service.p50(), service.p99()));
        Watch.Latency bare;
        try (var _ = new BareSender(kafka.bootstrapServers(), BARE_TOPIC.name(), graph.baseUrl(), NUMBER + 1)) {
            watch.latency(BARE_TOPIC.name(), NUMBER + 1, STEADY, Duration.ofSeconds(5));
            bare = watch.latency(BARE_TOPIC.name(), NUMBER + 1, STEADY, length());
        }
        options.say("bare consumer at %.0f/s:   command to call p50 %.1f ms, p99 %.1f ms"
                .formatted(STEADY, bare.p50(), bare.p99()));
        return List.of("bare-p50-ms: %.1f".formatted(bare.p50()), "unpaced-p50-ms: %.1f".formatted(service.p50()));
    }

    private String pace(Watch watch, Parties parties, String number, int perSecond) {
        var before = parties.used();
        var calls = watch.pace(number, perSecond, Duration.ofSeconds(seconds));
        options.say("at %,d/s: %.2f calls a second; CPU a call: %s"
                .formatted(perSecond, calls, parties.perMessage(before, Math.round(calls * seconds))));
        return "pace-%d-ratio: %.3f".formatted(perSecond, calls / perSecond);
    }

    private Duration length() {
        return Duration.ofSeconds(Math.min(seconds, 20));
    }
}
