package dev.switchboard.messaging;

import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.localstack.postgres.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer process that halts, as a power cut would, when it passes a step for the second time; or runs until nothing is left. */
final class HaltingProcess {

    static final int HALTED = 77;

    private HaltingProcess() {}

    /** Arguments: bootstrap, JDBC address, user, password, topic in, topic out, group, step to halt at or {@code NEVER}. */
    public static void main(String[] args) {
        var transactions = new JdbcUnitOfWork(new Database(args[1], args[2], args[3]));
        var passes = new AtomicInteger();
        var ground = new Ground(transactions, Map.of("bootstrap.servers", args[0]), step -> {
            if (step.name().equals(args[7]) && passes.incrementAndGet() == 2) {
                Runtime.getRuntime().halt(HALTED);
            }
        });
        var consumer = new EventConsumers(ground, new SimpleMeterRegistry())
                .consumer(args[6], MessageAccepted.class, new Bookkeeping(transactions, args[5]));
        if (args[7].equals("NEVER")) {
            new OutboxRelay(ground).start(new StartupEvent());
        }
        run(args, consumer);
        Runtime.getRuntime().halt(0);
    }

    private static void run(String[] args, EventConsumer<MessageAccepted> consumer) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                args[0],
                "group.id",
                args[6],
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                6_000,
                "max.poll.records",
                50);
        try (var source = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            source.subscribe(List.of(args[4]));
            while (!Workbench.caughtUp(source)) {
                var records = source.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    consumer.consume(records);
                    source.commitSync();
                }
            }
        }
    }
}
