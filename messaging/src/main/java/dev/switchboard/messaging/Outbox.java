package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;

/** Events to publish once the surrounding transaction commits. */
public interface Outbox {

    /**
     * Adds one event. Events of one topic and key are published in the order in which they were added, also across
     * transactions, provided that those transactions exclude each other (by a row that both lock).
     *
     * @param topic where it goes
     * @param key record key there; never personal data
     */
    void add(String topic, String key, CloudEvent<?> event);

    /**
     * Adds the end of a key: a record without value (a tombstone), by which a compacted topic forgets what it held under the
     * key. It follows what was added before, so that readers learn the last word first.
     *
     * @param topic a compacted one
     * @param last the event that is the last word about the key; the tombstone carries its attributes under an id that follows
     *     from its id
     */
    void end(String topic, String key, CloudEvent<?> last);
}
