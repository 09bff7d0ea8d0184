package dev.switchboard.conversationservice.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a merge of two contacts means for their threads: where both talk to the same number, the messages of one move to
 * the other, and the emptied thread remembers where they went; elsewhere a thread only changes its contact.
 */
@ApplicationScoped
public class ConversationJoin {

    private static final String LOCK = """
            SELECT id, phone_number_id, contact_id FROM conversation
            WHERE contact_id IN (?, ?) AND merged_into IS NULL AND group_id IS NULL
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String HAND_OVER = "UPDATE conversation SET contact_id = ? WHERE id = ?";

    private static final String MOVE_MESSAGES = """
            UPDATE message SET conversation_id = ?, home_conversation_id = COALESCE(home_conversation_id, conversation_id)
            WHERE conversation_id = ?
            """;

    private static final String CLOSE = "UPDATE conversation SET contact_id = ?, merged_into = ? WHERE id = ?";

    private static final String REMEMBER = """
            INSERT INTO contact_merge_thread (merge_id, conversation_id, joined_to) VALUES (?, ?, ?)
            """;

    private static final String FOLLOW = "UPDATE conversation SET merged_into = ? WHERE merged_into = ?";

    private static final String TAKE_START = """
            UPDATE conversation c SET started_at = LEAST(c.started_at, emptied.started_at)
            FROM conversation emptied
            WHERE c.id = ? AND emptied.id = ?
            """;

    private static final String TAKE_ACTIVITY = """
            WITH emptied AS (DELETE FROM conversation_activity WHERE conversation_id = ? RETURNING last_message_at)
            UPDATE conversation_activity a SET last_message_at = GREATEST(a.last_message_at, emptied.last_message_at)
            FROM emptied
            WHERE a.conversation_id = ?
            """;

    /** Joins the threads of a merged contact to those of the one that remains. */
    public List<Joined> join(Connection connection, UUID mergeId, UUID survivor, UUID merged) throws SQLException {
        var threads = lock(connection, survivor, merged);
        var joined = new ArrayList<Joined>();
        for (var thread : threads) {
            if (!thread.contactId().equals(merged)) {
                continue;
            }
            var target = threads.stream()
                    .filter(other -> other.contactId().equals(survivor)
                            && other.phoneNumberId().equals(thread.phoneNumberId()))
                    .findFirst();
            if (target.isPresent()) {
                moveMessages(connection, thread, target.get(), survivor);
                remember(connection, mergeId, thread.id(), target.get().id());
                joined.add(new Joined(target.get().id(), thread.id()));
            } else {
                update(connection, HAND_OVER, survivor, thread.id());
                remember(connection, mergeId, thread.id(), null);
                joined.add(new Joined(thread.id(), null));
            }
        }
        return joined;
    }

    /**
     * A thread that remains.
     *
     * @param conversationId the thread
     * @param emptied the thread whose messages moved to it; null when it only changed its contact
     */
    public record Joined(UUID conversationId, @Nullable UUID emptied) {}

    private static void moveMessages(Connection connection, Row from, Row to, UUID survivor) throws SQLException {
        update(connection, MOVE_MESSAGES, to.id(), from.id());
        update(connection, CLOSE, survivor, to.id(), from.id());
        update(connection, FOLLOW, to.id(), from.id());
        update(connection, TAKE_START, to.id(), from.id());
        update(connection, TAKE_ACTIVITY, from.id(), to.id());
    }

    /** So that a merge can be undone. */
    private static void remember(Connection connection, UUID mergeId, UUID thread, @Nullable UUID joinedTo)
            throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, mergeId);
            statement.setObject(2, thread);
            statement.setObject(3, joinedTo);
            statement.executeUpdate();
        }
    }

    private static List<Row> lock(Connection connection, UUID survivor, UUID merged) throws SQLException {
        var threads = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, survivor);
            statement.setObject(2, merged);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    threads.add(new Row(
                            rows.getObject("id", UUID.class),
                            rows.getString("phone_number_id"),
                            rows.getObject("contact_id", UUID.class)));
                }
            }
        }
        return threads;
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }

    private record Row(UUID id, String phoneNumberId, UUID contactId) {}
}
