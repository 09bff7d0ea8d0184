package dev.switchboard.messaging;

import dev.switchboard.contracts.Event;
import java.sql.SQLException;
import java.util.List;

/** What a service does with events: its own tables change, and new events follow. */
@FunctionalInterface
public interface BatchHandler<E extends Event> {

    /**
     * Applies the batch inside the surrounding transaction, which JDBC through the default data source and Hibernate
     * share. It may be called again with the same events, alone or in smaller batches, after what it did was rolled back.
     *
     * @param batch events in the order of their partitions, each for the first time, never empty
     * @param outbox takes what follows
     * @throws SQLException rolls back; a database that is away is waited for, anything else splits the batch
     */
    void apply(List<Received<E>> batch, Outbox outbox) throws SQLException;
}
