package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What one consumer group has handled, in table {@code inbox}. */
final class Inbox {

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
        // In one order, so that two replicas that meet the same events wait for each other instead of dead-locking.
        var sql = """
                insert into inbox (event) select event from unnest(?::uuid[]) as seen (event) order by event
                on conflict do nothing returning event
                """;
        var fresh = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", byEvent.keySet().toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    fresh.add(result.getObject(1, UUID.class));
                }
            }
        }
        var unseen = new ArrayList<Received<E>>(fresh.size());
        byEvent.forEach((event, received) -> {
            if (fresh.contains(event)) {
                unseen.add(received);
            }
        });
        return unseen;
    }

    /** Forgets what was handled longer ago than {@code age}, a bounded number of rows at once; answers how many. */
    static int forget(Connection connection, Duration age, int limit) throws SQLException {
        var sql = """
                delete from inbox where event in (
                    select event from inbox where handled_at < now() - make_interval(secs => ?) limit ?)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, age.toSeconds());
            statement.setInt(2, limit);
            return statement.executeUpdate();
        }
    }

    private UUID identity(CloudEvent<?> event) {
        return CloudEvent.digestOf(consumer, event.source().toString(), event.id());
    }
}
