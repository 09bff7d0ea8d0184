package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import org.jspecify.annotations.Nullable;

/**
 * One event of a batch that was not handled before, and where it came from.
 *
 * @param cloudEvent the event with its attributes
 * @param topic topic it was read from
 * @param partition partition it was read from
 * @param offset its place there
 * @param key record key; null where the topic has none
 */
public record Received<E extends Event>(
        CloudEvent<? extends E> cloudEvent,
        String topic,
        int partition,
        long offset,
        @Nullable String key) {

    /** The event itself. */
    public E event() {
        return cloudEvent.event();
    }
}
