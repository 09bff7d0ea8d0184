package dev.switchboard.conversationservice.timeline;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parts what a merge joined: the threads of the merged contact are its own again, with the messages that came in by them.
 * What was written since the merge stays with the contact that had survived: nobody can tell whose it is.
 */
@ApplicationScoped
public class ConversationSplit {

    private static final String THREADS = """
            SELECT t.conversation_id, t.joined_to, c.phone_number_id
            FROM contact_merge_thread t JOIN conversation c ON c.id = t.conversation_id
            WHERE t.merge_id = ? ORDER BY t.conversation_id
            """;

    private static final String HOLD = """
            SELECT id FROM conversation WHERE id IN (
                SELECT conversation_id FROM contact_merge_thread WHERE merge_id = ?
                UNION SELECT joined_to FROM contact_merge_thread WHERE merge_id = ?)
            ORDER BY id FOR NO KEY UPDATE
            """;

    /** A thread and all that had been joined to it when it was joined itself. */
    private static final String HOMES = """
            WITH RECURSIVE home AS (
                SELECT ?::uuid AS id
                UNION
                SELECT t.conversation_id FROM home h
                JOIN contact_merge_thread t ON t.joined_to = h.id
                JOIN contact_merge m ON m.id = t.merge_id AND m.separated_at IS NULL
            )
            SELECT id FROM home
            """;

    private static final String GIVE_BACK = "UPDATE conversation SET contact_id = ? WHERE id = ?";

    private static final String REOPEN = """
            UPDATE conversation SET contact_id = ?, merged_into = NULL WHERE id = ?
            """;

    private static final String FOLLOW = """
            UPDATE conversation SET merged_into = ? WHERE merged_into = ? AND id = ANY (?)
            """;

    private static final String MOVE_BACK = """
            UPDATE message SET conversation_id = ?, home_conversation_id = NULLIF(home_conversation_id, ?)
            WHERE conversation_id = ? AND home_conversation_id = ANY (?)
            """;

    private static final String LIST_AGAIN = """
            INSERT INTO conversation_activity (conversation_id, phone_number_id, last_message_at)
            SELECT c.id, c.phone_number_id,
                COALESCE((SELECT max(m.sent_at) FROM message m WHERE m.conversation_id = c.id), c.started_at)
            FROM conversation c WHERE c.id = ?
            """;

    private static final String RETURN_ACTIVITY = """
            UPDATE conversation_activity a SET last_message_at =
                COALESCE((SELECT max(m.sent_at) FROM message m WHERE m.conversation_id = a.conversation_id),
                    a.last_message_at)
            WHERE a.conversation_id = ?
            """;

    private static final String LAST_INBOUND = """
            SELECT conversation_id, max(sent_at) AS at FROM message
            WHERE conversation_id = ANY (?) AND direction = 'INBOUND' GROUP BY conversation_id
            """;

    /**
     * A thread that stands for itself again.
     *
     * @param joinedTo the thread that gave its messages back; null when it had only changed its contact
     * @param homes the threads whose messages went back
     */
    public record Parted(
            UUID conversationId,
            String phoneNumberId,
            @Nullable UUID joinedTo,
            List<UUID> homes) {

        public Parted {
            homes = List.copyOf(homes);
        }
    }

    /** Gives the threads of a merge back to the contact that is separated; the merge is still noted as holding. */
    public List<Parted> part(Connection connection, UUID mergeId, UUID separated) throws SQLException {
        run(connection, HOLD, mergeId, mergeId);
        var parted = new ArrayList<Parted>();
        for (var thread : threads(connection, mergeId)) {
            var joinedTo = thread.joinedTo();
            if (joinedTo == null) {
                run(connection, GIVE_BACK, separated, thread.conversationId());
                parted.add(thread);
            } else {
                parted.add(moveBack(connection, thread, joinedTo, separated));
            }
        }
        return parted;
    }

    /** When the customer last wrote in each of these conversations, where they did. */
    public Map<UUID, Instant> lastInbound(Connection connection, Collection<UUID> conversationIds) throws SQLException {
        var found = new HashMap<UUID, Instant>();
        try (var statement = connection.prepareStatement(LAST_INBOUND)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject("conversation_id", UUID.class), Times.instant(rows, "at"));
                }
            }
        }
        return found;
    }

    private static Parted moveBack(Connection connection, Parted thread, UUID joinedTo, UUID separated)
            throws SQLException {
        var id = thread.conversationId();
        var homes = homes(connection, id);
        var array = connection.createArrayOf("uuid", homes.toArray());
        run(connection, MOVE_BACK, id, id, joinedTo, array);
        run(connection, REOPEN, separated, id);
        run(connection, FOLLOW, id, joinedTo, array);
        run(connection, LIST_AGAIN, id);
        run(connection, RETURN_ACTIVITY, joinedTo);
        return new Parted(id, thread.phoneNumberId(), joinedTo, homes);
    }

    private static List<Parted> threads(Connection connection, UUID mergeId) throws SQLException {
        var threads = new ArrayList<Parted>();
        try (var statement = connection.prepareStatement(THREADS)) {
            statement.setObject(1, mergeId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    threads.add(new Parted(
                            rows.getObject("conversation_id", UUID.class),
                            rows.getString("phone_number_id"),
                            rows.getObject("joined_to", UUID.class),
                            List.of()));
                }
            }
        }
        return threads;
    }

    private static List<UUID> homes(Connection connection, UUID thread) throws SQLException {
        var homes = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(HOMES)) {
            statement.setObject(1, thread);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    homes.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return homes;
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.execute();
        }
    }
}
