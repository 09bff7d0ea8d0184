package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;

/** Events to publish once the surrounding transaction commits. */
@FunctionalInterface
public interface Outbox {

    /**
     * Adds one event. Events of one topic and key are published in the order in which they were added, also across
     * transactions, provided that those transactions exclude each other (by a row that both lock).
     *
     * @param topic where it goes
     * @param key record key there; never personal data
     */
    void add(String topic, String key, CloudEvent<?> event);
}
