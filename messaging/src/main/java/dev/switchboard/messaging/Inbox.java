package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one consumer group has handled, in table {@code inbox}. */
final class Inbox {

    /** Stands where a source of events stands, which is a URI reference and never blank. */
    private static final String ANSWERED = " answered";

    private final String consumer;

    Inbox(String consumer) {
        this.consumer = consumer;
    }

    /** Marks the events as handled, with the surrounding transaction, and answers those that were not before. */
    <E extends Event> List<Received<E>> claim(Connection connection, List<Received<E>> batch) throws SQLException {
        var byEvent = new LinkedHashMap<UUID, Received<E>>();
        for (var received : batch) {
            byEvent.putIfAbsent(identity(received.cloudEvent()), received);
        }
        var fresh = claim(connection, byEvent.keySet());
        var unseen = new ArrayList<Received<E>>(fresh.size());
        byEvent.forEach((event, received) -> {
            if (fresh.contains(event)) {
                unseen.add(received);
            }
        });
        return unseen;
    }

    /** Marks answers as given, with the surrounding transaction, and returns those that were not before. */
    List<OutboxRow> claimAnswers(Connection connection, List<OutboxRow> answers) throws SQLException {
        var byAnswer = new LinkedHashMap<UUID, OutboxRow>();
        for (var answer : answers) {
            byAnswer.putIfAbsent(CloudEvent.digestOf(consumer, ANSWERED, answer.id()), answer);
        }
        byAnswer.keySet().retainAll(claim(connection, byAnswer.keySet()));
        return List.copyOf(byAnswer.values());
    }

    private static Set<UUID> claim(Connection connection, Collection<UUID> identities) throws SQLException {
        // In one order, so that two replicas that meet the same events wait for each other instead of dead-locking.
        var sql = """
                insert into inbox (event) select event from unnest(?) as seen (event) order by event
                on conflict do nothing returning event
                """;
        return Set.copyOf(Columns.of(identities)
                .uuid(identity -> identity)
                .query(connection, sql, row -> Sql.uuid(row, "event")));
    }

    /** Forgets what was handled longer ago than {@code age}, a bounded number of rows at once; answers how many. */
    static int forget(Connection connection, Duration age, int limit) throws SQLException {
        var sql = """
                delete from inbox where event in (
                    select event from inbox where handled_at < now() - ? * interval '1 second' limit ?)
                """;
        return Sql.update(connection, sql, age.toSeconds(), limit);
    }

    private UUID identity(CloudEvent<?> event) {
        return CloudEvent.digestOf(consumer, event.source().toString(), event.id());
    }
}
