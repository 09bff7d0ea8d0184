package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Settings;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.kafka.LocalTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures how fast conversation-service drains a backlog, beside {@link BareDrain}.
 *
 * <p>The service first drains a smaller backlog from a cold start; then it is frozen while the measured one is written, and thawed.
 */
@Command(
        name = "conversation",
        description = "Drain rate of conversation-service, beside a consumer that only inserts rows.",
        mixinStandardHelpOptions = true)
public final class ConversationCommand implements Callable<Integer> {

    private static final String MODULE = "conversation-service";
    private static final String GROUP = "conversation-service.messages";
    private static final int MESSAGES_AT_MOST = 2_000_000;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1_000;

    @Option(names = "--messages", description = "Size of the backlog. Default: ${DEFAULT-VALUE}.")
    private int messages = 100_000;

    @Option(names = "--warm-up", description = "Size of the backlog before it. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 30_000;

    @Option(names = "--customers", description = "How many write. Default: ${DEFAULT-VALUE}.")
    private int customers = 5_000;

    @Option(names = "--limit", description = "Longest wait for either backlog, in seconds. Default: ${DEFAULT-VALUE}.")
    private int limitSeconds = 180;

    @Mixin
    private final RunOptions options = new RunOptions("-Xmx512m", "-XX:+UseSerialGC");

    /** Made by the command line. */
    public ConversationCommand() {}

    @Override
    public Integer call() {
        if (options.quick()) {
            messages = 5_000;
            warmUp = 2_000;
            customers = 500;
        }
        if (customers < 1 || warmUp < customers || messages < 1 || messages > MESSAGES_AT_MOST) {
            throw new RunFailure(
                    "Messages are 1 to %,d, and the warm-up has one of each customer.".formatted(MESSAGES_AT_MOST));
        }
        var jar = options.jar(MODULE);
        try (var place = Workplace.open()) {
            run(place, jar);
        }
        return 0;
    }

    private void run(Workplace place, Path jar) {
        options.sayStart("%,d messages of %,d customers".formatted(messages, customers));
        var kafka = Keepers.kafka(place);
        var postgres = Keepers.postgres(place);
        var database = postgres.databases().createFresh("conversation_service");
        var bare = new BareDrain(kafka.bootstrapServers(), postgres.databases().createFresh("benchmark_bare"));
        LocalTopics.create(kafka.bootstrapServers(), Topics.all());
        var total = warmUp + messages;
        var limit = Duration.ofSeconds(limitSeconds);
        var backlog = new Backlog(Topics.WHATSAPP_MESSAGES, customers, Instant.now(), total);
        try (var lane = new Lane(kafka.bootstrapServers(), Topics.WHATSAPP_MESSAGES)) {
            lane.write(backlog, 0, warmUp);
            var start = lane.ends();
            bare.drain(Map.of(), start);

            options.say("conversation-service starts cold with a backlog of %,d:".formatted(warmUp));
            var service = Application.start(
                    place,
                    MODULE,
                    jar,
                    options.jvmOptions(),
                    Settings.conversations(kafka.bootstrapServers(), database));
            var watch = new DrainWatch(lane, GROUP, service.process(), options);
            watch.until(warmUp, limit);

            service.process().freeze();
            lane.write(backlog, warmUp, total);
            var end = lane.ends();
            var bareTime = bare.drain(start, end);
            options.say("bare consumer, warm: %,d rows in %.1f s".formatted(messages, seconds(bareTime)));

            options.say("conversation-service, warm, with a backlog of %,d:".formatted(messages));
            var serviceCpu = service.process().cpu();
            var postgresCpu = postgres.cpu();
            var kafkaCpu = kafka.process().cpu();
            service.process().thaw();
            var serviceTime = watch.until(total, limit);
            options.say("CPU a message, µs: service %.0f, PostgreSQL %.0f, Kafka %.0f"
                    .formatted(
                            micros(service.process().cpu().minus(serviceCpu)),
                            micros(postgres.cpu().minus(postgresCpu)),
                            micros(kafka.process().cpu().minus(kafkaCpu))));

            var evidence = Evidence.gather(database, kafka.bootstrapServers());
            options.say("found: %s".formatted(evidence));
            evidence.require(total, customers);
            options.say("");
            options.say("bare-rows-per-second: %.0f".formatted(messages / seconds(bareTime)));
            options.say("ratio-to-bare: %.2f".formatted(seconds(bareTime) / seconds(serviceTime)));
            options.say("drained-per-second: %.0f".formatted(messages / seconds(serviceTime)));
        }
    }

    private double micros(Duration cpu) {
        return cpu.toNanos() / NANOS_PER_MICRO / messages;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
