package dev.switchboard.messaging;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one new database transaction. */
interface UnitOfWork {

    /** Work on the connection of the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @throws RuntimeException what the work threw, or what kept it from committing, as cause or itself
     */
    <T> T transact(Work<T> work);
}
