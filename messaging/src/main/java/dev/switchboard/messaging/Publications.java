package dev.switchboard.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.function.Function;

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
     * Runs work in a new transaction; what it adds to the outbox is published right after commit, by the relay.
     *
     * @throws RuntimeException what the work threw, after rolling back; {@link DatabaseException} and its like when the
     *     database did not take it
     */
    public <T> T inTransaction(Function<Outbox, T> work) {
        var result = transactions.transact(connection -> {
            var rows = new ArrayList<OutboxRow>();
            var answer = work.apply((topic, key, event) -> rows.add(OutboxRow.of(topic, key, event)));
            if (!rows.isEmpty()) {
                OutboxTable.insert(connection, rows);
            }
            return answer;
        });
        relay.wake();
        return result;
    }
}
