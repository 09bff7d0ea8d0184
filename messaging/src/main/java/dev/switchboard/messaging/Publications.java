package dev.switchboard.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Changes that no event started: a request, a sweep, an answer from outside; what follows is published once. */
@ApplicationScoped
public class Publications {

    private final UnitOfWork transactions;
    private final OutboxRelay relay;

    Publications(Ground ground, OutboxRelay relay) {
        this.transactions = ground.transactions();
        this.relay = relay;
    }

    /**
     * Runs work in a new transaction; what it adds to the outbox is published after commit, by the relay.
     *
     * @throws RuntimeException what the work threw, after rolling back; {@link DatabaseException} and its like when the
     *     database did not take it
     */
    public <T> T inTransaction(Work<T> work) {
        return inTransaction(UnitOfWork.LIMIT, work);
    }

    /** The same for work that may take longer than a minute, for it is large and must be done in whole or not at all. */
    public <T> T inTransaction(Duration limit, Work<T> work) {
        var added = new CollectedRows();
        var result = transactions.transact(limit, connection -> {
            var answer = work.in(connection, added);
            OutboxTable.insert(connection, added.rows());
            return answer;
        });
        if (!added.rows().isEmpty()) {
            relay.wake();
        }
        return result;
    }

    /** What happens in one transaction. Its connection is the caller's until it returns, who must not close it. */
    @FunctionalInterface
    public interface Work<T> {

        /** Changes rows and says what follows from it. */
        T in(Connection connection, Outbox outbox) throws SQLException;
    }
}
