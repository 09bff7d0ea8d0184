package dev.switchboard.webhookingress.publication;

import dev.switchboard.webhookingress.translation.EventSink;
import dev.switchboard.webhookingress.translation.KeyedEvent;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The events of one webhook on their way. After the first that fails no more are sent: the webhook will come again as a
 * whole, with the same ids.
 */
public final class Publication implements EventSink, Callback {

    private static final Logger LOGGER = Logger.getLogger(Publication.class);

    private final KafkaLine line;
    private final EventRecords records;
    private final EventMeters meters;
    private final Instant receivedAt;
    private final byte @Nullable [] traceparent;
    private final Consumer<Boolean> whenDone;

    /** Events under way, and one for the end that has not been said yet. */
    private final AtomicInteger open = new AtomicInteger(1);

    private volatile boolean failed;

    Publication(
            KafkaLine line,
            EventRecords records,
            EventMeters meters,
            Instant receivedAt,
            byte @Nullable [] traceparent,
            Consumer<Boolean> whenDone) {
        this.line = line;
        this.records = records;
        this.meters = meters;
        this.receivedAt = receivedAt;
        this.traceparent = traceparent;
        this.whenDone = whenDone;
    }

    @Override
    public void accept(KeyedEvent event) {
        if (failed) {
            return;
        }
        open.incrementAndGet();
        try {
            line.send(records.recordOf(event, receivedAt, traceparent), this);
            meters.count(event.event());
        } catch (RuntimeException e) {
            onCompletion(null, e);
        }
    }

    /** Says that the webhook must come again, whatever becomes of the events so far. */
    public void fail() {
        failed = true;
    }

    /** Says that no more events come. */
    public void end() {
        settleOne();
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            failed = true;
            LOGGER.debugf("event not stored error=%s", failure.getClass().getSimpleName());
        }
        settleOne();
    }

    private void settleOne() {
        if (open.decrementAndGet() == 0) {
            whenDone.accept(!failed);
        }
    }
}
