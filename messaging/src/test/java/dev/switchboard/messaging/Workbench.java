package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.localstack.infrastructure.Infrastructure;
import dev.switchboard.localstack.postgres.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A database and two topics of its own for one test, and all that is needed to handle events between them. */
final class Workbench implements AutoCloseable {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    final String incoming = "in-" + UUID.randomUUID();
    final String following = "out-" + UUID.randomUUID();
    final String group = "group-" + UUID.randomUUID();
    final Database database;
    final JdbcUnitOfWork transactions;
    final Map<String, Object> kafka;
    final Ground ground;

    Workbench() {
        var infrastructure = Infrastructure.shared();
        kafka = Map.of("bootstrap.servers", infrastructure.kafkaBootstrap());
        database = infrastructure.createDatabase(
                "messaging_" + UUID.randomUUID().toString().substring(0, 8));
        transactions = new JdbcUnitOfWork(database);
        transactions.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(migration("V000__inbox_and_outbox.sql"));
                statement.execute(migration("R__outbox_finds_each_row_one_way.sql"));
                statement.execute(migration("R__outbox_takes_tombstones.sql"));
                return statement.execute("create table effect (message_id uuid not null)");
            }
        });
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(
                            new NewTopic(incoming, Optional.of(2), Optional.empty()),
                            new NewTopic(following, Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        ground = new Ground(transactions, kafka, HandlingSteps.NONE);
    }

    EventConsumer<MessageAccepted> consumer(BatchHandler<MessageAccepted> handler) {
        return new EventConsumers(ground, new SimpleMeterRegistry()).consumer(group, MessageAccepted.class, handler);
    }

    EventConsumer<MessageAccepted> consumer(BatchHandler<MessageAccepted> handler, UnreadableHandler unreadable) {
        return new EventConsumers(ground, new SimpleMeterRegistry())
                .consumer(group, MessageAccepted.class, handler, unreadable);
    }

    EventConsumer<MessageAccepted> bookkeeper() {
        return consumer(new Bookkeeping(transactions, following));
    }

    /** The n-th event of a conversation; the same n is the same event. */
    static CloudEvent<MessageAccepted> accepted(int conversation, int n, String wamid) {
        var conversationId = new UUID(0, conversation);
        var messageId = new UUID(conversation, n);
        return new CloudEvent<>(
                CloudEvent.idOf(MessageAccepted.class, messageId.toString()),
                URI.create("/workbench"),
                null,
                NOON,
                null,
                new MessageAccepted(messageId, conversationId, wamid, 1, NOON.plusSeconds(n)));
    }

    /** Puts events on the incoming topic, in order. */
    void produce(List<CloudEvent<MessageAccepted>> events) {
        for (var event : events) {
            var key = event.event().conversationId().toString();
            send(OutboxRow.of(incoming, key, event).toRecord());
        }
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            ground.producer().send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands everything on the incoming topic, from the committed offset on, to the consumer in batches. */
    void drain(EventConsumer<MessageAccepted> consumer, int batchSize) {
        var settings = new HashMap<>(kafka);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", batchSize);
        try (var source = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            source.subscribe(List.of(incoming));
            while (!caughtUp(source)) {
                var records = source.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    consumer.consume(records);
                    source.commitSync();
                }
            }
        }
    }

    /** Whether a consumer has its partitions and has read all that lies in them. */
    static boolean caughtUp(KafkaConsumer<String, byte[]> source) {
        var ends = source.endOffsets(source.assignment());
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> source.position(end.getKey()) >= end.getValue());
    }

    /** All records of a topic, partition by partition. */
    List<ConsumerRecord<String, byte[]>> recordsOf(String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = reader.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** How often each message took effect. */
    List<UUID> effects() {
        return transactions.transact(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("select message_id from effect")) {
                var ids = new ArrayList<UUID>();
                while (result.next()) {
                    ids.add(result.getObject(1, UUID.class));
                }
                return ids;
            }
        });
    }

    long waiting() {
        return transactions.transact(OutboxTable::backlog).rows();
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String migration(String file) {
        try (var sql = Workbench.class.getResourceAsStream("/db/messaging/" + file)) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ground.close();
    }
}
