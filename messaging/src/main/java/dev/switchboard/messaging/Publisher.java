package dev.switchboard.messaging;

import dev.switchboard.rows.KeptPlans;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes rows of the outbox, per key in order; a key that fails stops alone. Thread-safe.
 *
 * <p>Rows of a key are pipelined. Should a broker refuse one that the client took (its topic allows less than we do),
 * those behind it are out already: they are sent again, in order, after it.
 */
final class Publisher {

    private static final Logger LOGGER = Logger.getLogger(Publisher.class);
    private static final Duration PAUSE_OF_A_REFUSED_KEY = Duration.ofSeconds(30);

    private final UnitOfWork transactions;
    private final Producer<String, byte[]> producer;
    private final HandlingSteps steps;

    Publisher(UnitOfWork transactions, Producer<String, byte[]> producer, HandlingSteps steps) {
        this.transactions = transactions;
        this.producer = producer;
        this.steps = steps;
    }

    /** Publishes all that waits under these keys, and waits for as long as the database or Kafka is away. */
    void publish(Collection<OutboxRow.Key> keys) {
        if (!keys.isEmpty()) {
            Dependencies.patiently(
                    "publishing",
                    () -> transactions.transact(connection -> {
                        KeptPlans.on(connection);
                        return send(connection, OutboxTable.lock(connection, keys));
                    }));
        }
    }

    /**
     * Publishes what nobody publishes, up to a number of keys.
     *
     * @return how many keys were taken up
     */
    int publishLeftovers(int limit) {
        return transactions.transact(connection -> {
            KeptPlans.on(connection);
            var keys = OutboxTable.lockHeads(connection, limit);
            if (!keys.isEmpty()) {
                send(connection, OutboxTable.lock(connection, keys));
            }
            return keys.size();
        });
    }

    private int send(Connection connection, List<OutboxRow> rows) throws SQLException {
        var pending = new ArrayList<Future<?>>(rows.size());
        var stopped = new HashSet<OutboxRow.Key>();
        var refused = new ArrayList<OutboxRow>();
        var sent = new ArrayList<OutboxRow>(rows.size());
        for (var row : rows) {
            if (stopped.contains(row.key())) {
                continue;
            }
            var send = producer.send(row.toRecord());
            var refusal = send.isDone() ? trouble(send) : null; // refused before it left, e.g. too large
            if (refusal == null) {
                pending.add(send);
                sent.add(row);
            } else {
                stop(row, refusal, stopped, refused);
            }
        }
        producer.flush();
        var published = acknowledged(sent, pending, stopped, refused);
        steps.passed(HandlingSteps.Step.PUBLISHED);
        OutboxTable.delete(connection, published);
        if (!refused.isEmpty()) {
            OutboxTable.block(connection, refused, PAUSE_OF_A_REFUSED_KEY);
        }
        return published.size();
    }

    /** Rows that Kafka has, up to the first one of their key that it has not: what follows a gap is sent again. */
    private static List<OutboxRow> acknowledged(
            List<OutboxRow> sent, List<Future<?>> pending, Set<OutboxRow.Key> stopped, List<OutboxRow> refused) {
        var published = new ArrayList<OutboxRow>(sent.size());
        var gaps = new HashSet<OutboxRow.Key>();
        for (var index = 0; index < sent.size(); index++) {
            var row = sent.get(index);
            var trouble = trouble(pending.get(index));
            if (trouble != null) {
                gaps.add(row.key());
                stop(row, trouble, stopped, refused);
            } else if (!gaps.contains(row.key())) {
                published.add(row);
            }
        }
        return published;
    }

    private static void stop(
            OutboxRow row, KafkaException trouble, Set<OutboxRow.Key> stopped, List<OutboxRow> refused) {
        if (Dependencies.away(trouble)) {
            throw trouble;
        }
        LOGGER.errorf(
                "kafka refused an event, its key waits topic=%s type=%s cause=%s",
                row.key().topic(), row.type(), trouble.getClass().getSimpleName());
        stopped.add(row.key());
        refused.add(row);
    }

    private static @Nullable KafkaException trouble(Future<?> pending) {
        try {
            pending.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
