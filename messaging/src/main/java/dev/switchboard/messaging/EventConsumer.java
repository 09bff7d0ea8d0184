package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.messaging.HandlingSteps.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Handles the records of one consumer group, each once.
 *
 * <p>When {@link #consume} returns, each record of the batch either took effect exactly once and what follows from it is
 * published, or lies in dead letters with its cause; the offsets may be committed. While the database or Kafka is away it
 * waits and buries nothing. It throws only when the application stops; then nothing was lost, and what took effect is
 * recognised when it comes again. Thread-safe.
 */
public final class EventConsumer<E extends Event> {

    private static final Logger LOGGER = Logger.getLogger(EventConsumer.class);
    private static final int TRIES_ALONE = 3;
    private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofMillis(200);

    private final RecordReader<E> reader;
    private final BatchHandler<E> handler;
    private final UnreadableHandler unreadable;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final ParkedTypes parked;
    private final UnitOfWork transactions;
    private final Publisher publisher;
    private final HandlingSteps steps;
    private final HandlingMeters meters;

    EventConsumer(
            String group,
            RecordReader<E> reader,
            BatchHandler<E> handler,
            UnreadableHandler unreadable,
            Ground ground,
            HandlingMeters meters) {
        this.reader = reader;
        this.handler = handler;
        this.unreadable = unreadable;
        this.inbox = new Inbox(group);
        this.deadLetters = new DeadLetters(group, ground.producer(), ground.kafka());
        this.parked = new ParkedTypes(InstantSource.system());
        this.transactions = ground.transactions();
        this.publisher = ground.publisher();
        this.steps = ground.steps();
        this.meters = meters;
    }

    /** Handles a batch; see the type for what a return and a throw mean. */
    public void consume(ConsumerRecords<String, byte[]> records) {
        var batch = new ArrayList<Delivery<E>>(records.count());
        var written = new HashSet<OutboxRow.Key>();
        for (var record : records) {
            sort(record, batch, written);
        }
        if (!batch.isEmpty()) {
            applyOrSplit(batch, written);
        }
        publisher.publish(written);
        steps.passed(Step.DONE);
    }

    /** An event and the record it was read from, which dead letters need as it came. */
    private record Delivery<E extends Event>(Received<E> received, ConsumerRecord<String, byte[]> record) {

        CloudEvent<? extends E> event() {
            return received.cloudEvent();
        }

        String keyOrPlace() {
            var key = received.key();
            return key == null ? received.partition() + ":" + received.offset() : key;
        }
    }

    private void sort(ConsumerRecord<String, byte[]> record, List<Delivery<E>> batch, Set<OutboxRow.Key> written) {
        switch (reader.read(record)) {
            case RecordReader.Reading.Foreign<E> _ -> meters.skipped();
            case RecordReader.Reading.Unreadable<E>(String cause) -> {
                bury(record, cause);
                answer(record, cause, written);
            }
            case RecordReader.Reading.Wanted<E>(Received<E> received) -> {
                var delivery = new Delivery<E>(received, record);
                if (!buriedUntried(delivery)) {
                    batch.add(delivery);
                }
            }
        }
    }

    /** Buries a record whose type is parked, also one whose type came to be parked while its batch was being split. */
    private boolean buriedUntried(Delivery<E> delivery) {
        var type = delivery.event().type();
        if (!parked.isParked(type)) {
            return false;
        }
        bury(delivery.record(), "handling of %s is broken, parked untried".formatted(type));
        return true;
    }

    /** Applies the batch; where it cannot work, halves it until the record that spoils it stands alone. */
    private void applyOrSplit(List<Delivery<E>> batch, Set<OutboxRow.Key> written) {
        try {
            apply(batch, written);
            return;
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.warnf(
                    "batch rolled back, looking for the record that spoils it records=%d cause=%s",
                    batch.size(), causeOf(e));
        }
        if (batch.size() == 1) {
            applyAlone(batch.getFirst(), written);
            return;
        }
        var middle = batch.size() / 2;
        applyPart(batch.subList(0, middle), written);
        applyPart(batch.subList(middle, batch.size()), written);
    }

    private void applyPart(List<Delivery<E>> part, Set<OutboxRow.Key> written) {
        var tried = part.stream().filter(delivery -> !buriedUntried(delivery)).toList();
        if (!tried.isEmpty()) {
            applyOrSplit(tried, written);
        }
    }

    private void applyAlone(Delivery<E> delivery, Set<OutboxRow.Key> written) {
        var cause = "";
        for (var attempt = 2; attempt <= TRIES_ALONE; attempt++) {
            Dependencies.sleep(PAUSE_BETWEEN_TRIES);
            try {
                apply(List.of(delivery), written);
                return;
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                cause = causeOf(e);
            }
        }
        parked.failed(delivery.event().type(), delivery.keyOrPlace());
        bury(delivery.record(), cause);
    }

    private void apply(List<Delivery<E>> batch, Set<OutboxRow.Key> written) {
        var received = batch.stream().map(Delivery::received).toList();
        var applied = Dependencies.patiently(
                "handling",
                () -> transactions.transact(connection -> {
                    var unseen = inbox.claim(connection, received);
                    var rows = unseen.isEmpty() ? List.<OutboxRow>of() : follow(unseen);
                    OutboxTable.insert(connection, rows);
                    steps.passed(Step.APPLIED);
                    return new Applied(unseen.size(), rows);
                }));
        steps.passed(Step.COMMITTED);
        applied.rows().forEach(row -> written.add(row.key()));
        meters.handled(applied.events());
        meters.repeated(batch.size() - applied.events());
        batch.stream().map(delivery -> delivery.event().type()).distinct().forEach(parked::worked);
    }

    private List<OutboxRow> follow(List<Received<E>> unseen) throws SQLException {
        var outbox = new CollectedRows();
        try {
            handler.apply(unseen, outbox);
        } catch (StackOverflowError e) {
            // What one record holds made it so deep; as an error it would stop the consumer, at this record each time.
            throw new IllegalStateException("handling went too deep", e);
        }
        return outbox.rows();
    }

    /** What one committed transaction did: how many events took effect, and what follows from them. */
    private record Applied(int events, List<OutboxRow> rows) {}

    private void bury(ConsumerRecord<String, byte[]> record, String cause) {
        deadLetters.bury(record, cause);
        meters.buried();
    }

    /** The sender of the record is told once, also when the record comes again or was buried before a crash. */
    private void answer(ConsumerRecord<String, byte[]> record, String cause, Set<OutboxRow.Key> written) {
        try {
            var rows = Dependencies.patiently(
                    "answering",
                    () -> transactions.transact(connection -> {
                        var collected = new CollectedRows();
                        unreadable.answer(record, cause, collected);
                        var fresh = inbox.claimAnswers(connection, collected.rows());
                        OutboxTable.insert(connection, fresh);
                        return fresh;
                    }));
            rows.forEach(row -> written.add(row.key()));
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.errorf(
                    "record cannot be answered topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), causeOf(e));
        }
    }

    /** The innermost trouble by name and place; never its message, which may quote a customer. */
    private static String causeOf(Throwable trouble) {
        var innermost = trouble;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var trace = innermost.getStackTrace();
        var place = trace.length == 0 ? "" : " at " + trace[0];
        return innermost.getClass().getName() + place;
    }
}
