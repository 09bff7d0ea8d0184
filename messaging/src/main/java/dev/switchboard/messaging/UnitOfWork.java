package dev.switchboard.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Runs work in one new database transaction. */
interface UnitOfWork {

    /** Work on the connection of the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** How long work may take that nobody calls long. */
    Duration LIMIT = Duration.ofMinutes(1);

    /**
     * Commits what the work did, or nothing of it.
     *
     * @param limit after which it is rolled back
     * @throws RuntimeException what the work threw, or what kept it from committing, as cause or itself
     */
    <T> T transact(Duration limit, Work<T> work);

    /** The same for work that takes a minute at most. */
    default <T> T transact(Work<T> work) {
        return transact(LIMIT, work);
    }
}
