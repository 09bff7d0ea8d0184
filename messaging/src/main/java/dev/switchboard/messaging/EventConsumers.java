package dev.switchboard.messaging;

import dev.switchboard.contracts.Event;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the {@link EventConsumer} of each channel. */
@ApplicationScoped
public class EventConsumers {

    private final Ground ground;
    private final MeterRegistry meters;

    EventConsumers(Ground ground, MeterRegistry meters) {
        this.ground = ground;
        this.meters = meters;
    }

    /**
     * A consumer that hands events to a handler, each once.
     *
     * @param group the Kafka consumer group of the channel; it also names the inbox and the dead-letter topic
     * @param family the events wanted; others on the topic are skipped
     * @param handler applies them
     */
    public <E extends Event> EventConsumer<E> consumer(String group, Class<E> family, BatchHandler<E> handler) {
        return consumer(group, new RecordReader<>(group, family, false), handler, (_, _, _) -> {});
    }

    /**
     * The same, for records whose sender waits for a word also when they cannot be read. Here events of no wanted type cannot be read either.
     *
     * @param unreadable answers those
     */
    public <E extends Event> EventConsumer<E> consumer(
            String group, Class<E> family, BatchHandler<E> handler, UnreadableHandler unreadable) {
        return consumer(group, new RecordReader<>(group, family, true), handler, unreadable);
    }

    private <E extends Event> EventConsumer<E> consumer(
            String group, RecordReader<E> reader, BatchHandler<E> handler, UnreadableHandler unreadable) {
        return new EventConsumer<>(group, reader, handler, unreadable, ground, new HandlingMeters(meters, group));
    }
}
