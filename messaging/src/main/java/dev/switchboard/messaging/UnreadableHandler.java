package dev.switchboard.messaging;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Answers whoever sent a record that can never be read. */
@FunctionalInterface
public interface UnreadableHandler {

    /**
     * Says what follows from a record that went to dead letters. Runs in a transaction of its own; an event whose id was added before,
     * for a repeat of the record or for another, is left out. What it throws is logged and changes nothing, for the record is
     * buried already.
     *
     * @param record as it came
     * @param cause why it cannot be read; holds none of its content
     * @param outbox takes what follows
     */
    void answer(ConsumerRecord<String, byte[]> record, String cause, Outbox outbox) throws SQLException;
}
