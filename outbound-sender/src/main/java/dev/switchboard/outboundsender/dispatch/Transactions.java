package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.messaging.DatabaseException;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Runs SQL and what it announces as one. */
@ApplicationScoped
class Transactions {

    private final Publications publications;

    Transactions(Publications publications) {
        this.publications = publications;
    }

    /**
     * Runs work in a transaction of its own; returns after commit.
     *
     * @throws RuntimeException when it could not be done, or nobody knows whether it was
     */
    <T> T run(Work<T> work) {
        return publications.inTransaction(outbox -> {
            try {
                return work.with(outbox);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** What happens in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Outbox outbox) throws SQLException;
    }
}
