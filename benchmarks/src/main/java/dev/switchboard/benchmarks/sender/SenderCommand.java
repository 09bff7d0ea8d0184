package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.postgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Option(names = "--seconds", description = "How long a pace is watched. Default: ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--campaign", description = "Bulk messages that live ones have to pass. Default: ${DEFAULT-VALUE}.")
    private int campaign = 100_000;

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
        var jar = options.jar(MODULE);
        try (var place = Workplace.open();
                var graph = new CountingGraph()) {
            run(place, jar, graph);
        }
        return 0;
    }

    private void run(Workplace place, Path jar, CountingGraph graph) {
        options.sayStart("paces watched for %d s, a campaign of %,d".formatted(seconds, campaign));
        var kafka = Keepers.kafka(place);
        var database = Keepers.postgres(place).databases().createFresh("outbound_sender");
        LocalTopics.create(
                kafka.bootstrapServers(),
                Stream.concat(Topics.all().stream(), Stream.of(BARE_TOPIC)).toList());
        Application.start(place, MODULE, jar, options.jvmOptions(), settings(kafka, database, graph));
        var rows = new SenderRows(database);
        try (var commands = new Commands(kafka.bootstrapServers())) {
            var watch = new Watch(commands, graph, rows);
            rows.pace(NUMBER + 1, 1_000);
            watch.drain(NUMBER + 1, 3_000);

            var service = watch.latency(Topics.OUTBOUND_LIVE, NUMBER + 1, STEADY, length());
            options.say("outbound-sender at %.0f/s: command to call p50 %.1f ms, p99 %.1f ms"
                    .formatted(STEADY, service.p50(), service.p99()));
            Watch.Latency bare;
            try (var _ = new BareSender(kafka.bootstrapServers(), BARE_TOPIC.name(), graph.baseUrl())) {
                watch.latency(BARE_TOPIC.name(), NUMBER + 1, STEADY, Duration.ofSeconds(5));
                bare = watch.latency(BARE_TOPIC.name(), NUMBER + 1, STEADY, length());
            }
            options.say("bare consumer at %.0f/s:   command to call p50 %.1f ms, p99 %.1f ms"
                    .formatted(STEADY, bare.p50(), bare.p99()));

            var slow = watch.pace(NUMBER + 2, 80, Duration.ofSeconds(seconds));
            options.say("at 80/s: %.2f calls a second".formatted(slow));
            rows.pace(NUMBER + 3, 1_000);
            var fast = watch.pace(NUMBER + 3, 1_000, Duration.ofSeconds(seconds));
            options.say("at 1,000/s: %.1f calls a second".formatted(fast));
            var live = watch.liveBehindBulk(NUMBER + 4, campaign, LIVE, length());
            options.say("live behind a campaign at 80/s: p50 %.1f ms, p99 %.1f ms".formatted(live.p50(), live.p99()));
            if (graph.repeats() > 0) {
                throw new RunFailure("%d calls were made twice.".formatted(graph.repeats()));
            }
            options.say("");
            options.say("bare-p50-ms: %.1f".formatted(bare.p50()));
            options.say("unpaced-p50-ms: %.1f".formatted(service.p50()));
            options.say("pace-80-ratio: %.3f".formatted(slow / 80));
            options.say("pace-1000-ratio: %.3f".formatted(fast / 1_000));
            options.say("live-behind-bulk-p99-ms: %.1f".formatted(live.p99()));
        }
    }

    private Duration length() {
        return Duration.ofSeconds(Math.min(seconds, 20));
    }

    private static Map<String, String> settings(Keepers.Kafka kafka, Database database, CountingGraph graph) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "SWITCHBOARD_GRAPH_API_BASE_URL", graph.baseUrl(),
                "SWITCHBOARD_GRAPH_API_VERSION", "v25.0",
                "SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", "benchmark",
                "SWITCHBOARD_MIRROR_WABA_IDS", "200000000000001");
    }
}
