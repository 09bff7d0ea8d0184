package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The conversations in the database. Whoever adds to one holds its row until the transaction ends: that keeps what is
 * announced about it in the order in which it was stored, and a merge from passing underneath.
 */
@ApplicationScoped
public class Conversations {

    // By contact and not by pairs: one number may have every conversation there is.
    private static final String LOCK_PRIVATE = """
            SELECT id, phone_number_id, contact_id, group_id FROM conversation
            WHERE contact_id = ANY (?) AND phone_number_id = ANY (?) AND merged_into IS NULL AND group_id IS NULL
                AND erased_at IS NULL
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String LOCK_GROUPS = """
            SELECT id, phone_number_id, contact_id, group_id FROM conversation
            WHERE group_id = ANY (?) AND phone_number_id = ANY (?)
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String HOLD_CONTACTS = """
            SELECT id FROM contact WHERE id = ANY (?) AND merged_into IS NULL AND erased_at IS NULL
            ORDER BY id FOR SHARE
            """;

    private static final String START = """
            INSERT INTO conversation (id, phone_number_id, contact_id, group_id, started_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?) AS c (id, phone_number_id, contact_id, group_id, started_at)
            ORDER BY phone_number_id, contact_id, group_id
            ON CONFLICT DO NOTHING
            """;

    private static final String LIST = """
            INSERT INTO conversation_activity (conversation_id, phone_number_id, last_message_at)
            SELECT * FROM unnest(?, ?, ?)
            """;

    private static final String HOLD = """
            SELECT id, merged_into FROM conversation WHERE id = ? AND erased_at IS NULL FOR NO KEY UPDATE
            """;

    private static final String THREADS = """
            SELECT asked.id, home.phone_number_id, home.contact_id, home.group_id
            FROM conversation asked JOIN conversation home ON home.id = COALESCE(asked.merged_into, asked.id)
            WHERE asked.id = ANY (?) AND home.erased_at IS NULL
            """;

    private static final String OF_CONTACTS = """
            SELECT id, contact_id FROM conversation
            WHERE contact_id = ANY (?) AND merged_into IS NULL AND group_id IS NULL AND erased_at IS NULL
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String TOUCH = """
            UPDATE conversation_activity a SET last_message_at = t.sent_at
            FROM unnest(?, ?) AS t (id, sent_at)
            WHERE a.conversation_id = t.id AND a.last_message_at < t.sent_at
            """;

    /** Opens a book over the conversations of these keys, and holds the rows of those that exist. */
    public ConversationBook lock(Connection connection, Collection<ThreadKey> keys) throws SQLException {
        var book = new ConversationBook();
        var distinct = keys.stream().distinct().toList();
        var chats = distinct.stream().filter(key -> key.groupId() == null).toList();
        var groups = distinct.stream().filter(key -> key.groupId() != null).toList();
        if (!chats.isEmpty()) {
            var columns = Columns.of(chats).uuid(ThreadKey::contactId).text(ThreadKey::phoneNumberId);
            lock(connection, LOCK_PRIVATE, columns, book);
        }
        if (!groups.isEmpty()) {
            var columns = Columns.of(groups).text(ThreadKey::groupId).text(ThreadKey::phoneNumberId);
            lock(connection, LOCK_GROUPS, columns, book);
        }
        return book;
    }

    /**
     * Stores the conversations that the batch started.
     *
     * @throws ConcurrentChangeException when somebody else started one of them, or merged or erased its contact, meanwhile
     */
    public void start(Connection connection, ConversationBook book) throws SQLException {
        var started = book.started();
        if (started.isEmpty()) {
            return;
        }
        holdContacts(connection, started);
        var inserted = Columns.of(started)
                .uuid(ConversationBook.Entry::id)
                .text(entry -> entry.key().phoneNumberId())
                .uuid(entry -> entry.key().contactId())
                .text(entry -> entry.key().groupId())
                .instant(ConversationBook.Entry::startedAt)
                .update(connection, START);
        if (inserted != started.size()) {
            throw new ConcurrentChangeException("a conversation was started meanwhile");
        }
        Columns.of(started)
                .uuid(ConversationBook.Entry::id)
                .text(entry -> entry.key().phoneNumberId())
                .instant(ConversationBook.Entry::startedAt)
                .update(connection, LIST);
    }

    /** The private conversations of these contacts, with the contact of each; their rows are held. */
    public Map<UUID, UUID> ofContacts(Connection connection, Collection<UUID> contactIds) throws SQLException {
        var found = new LinkedHashMap<UUID, UUID>();
        if (contactIds.isEmpty()) {
            return found;
        }
        try (var statement = Columns.of(contactIds).uuid(id -> id).prepare(connection, OF_CONTACTS);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getObject("id", UUID.class), rows.getObject("contact_id", UUID.class));
            }
        }
        return found;
    }

    /** What these conversations are, or those that they became part of; nothing is held. */
    public Map<UUID, ThreadKey> threadsOf(Connection connection, Collection<UUID> ids) throws SQLException {
        var found = new HashMap<UUID, ThreadKey>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var statement = Columns.of(ids).uuid(id -> id).prepare(connection, THREADS);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getObject("id", UUID.class), keyOf(rows));
            }
        }
        return found;
    }

    /** Holds a conversation, or the one that it became part of; answers which one. */
    public Optional<UUID> hold(Connection connection, UUID id) throws SQLException {
        UUID mergedInto;
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                mergedInto = rows.getObject("merged_into", UUID.class);
            }
        }
        return mergedInto == null ? Optional.of(id) : hold(connection, mergedInto);
    }

    /** Notes the newest message of a conversation that the caller holds. */
    public void touch(Connection connection, UUID conversationId, Instant sentAt) throws SQLException {
        touch(connection, Map.of(conversationId, sentAt).entrySet());
    }

    /** Notes the newest message of each conversation. */
    public void touch(Connection connection, ConversationBook book) throws SQLException {
        touch(connection, book.newestMessages());
    }

    private static void touch(Connection connection, Collection<Map.Entry<UUID, Instant>> newest) throws SQLException {
        if (!newest.isEmpty()) {
            Columns.of(newest)
                    .uuid(Map.Entry::getKey)
                    .instant(Map.Entry::getValue)
                    .update(connection, TOUCH);
        }
    }

    private static void lock(Connection connection, String sql, Columns<ThreadKey> keys, ConversationBook book)
            throws SQLException {
        try (var statement = keys.prepare(connection, sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                book.add(keyOf(rows), rows.getObject("id", UUID.class));
            }
        }
    }

    private static ThreadKey keyOf(ResultSet row) throws SQLException {
        return new ThreadKey(
                row.getString("phone_number_id"), row.getObject("contact_id", UUID.class), row.getString("group_id"));
    }

    /** A conversation must not start with a contact that is being merged into another. */
    private static void holdContacts(Connection connection, List<ConversationBook.Entry> started) throws SQLException {
        var contacts = started.stream()
                .map(entry -> entry.key().contactId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (contacts.isEmpty()) {
            return;
        }
        var held = Columns.of(contacts).uuid(id -> id).query(connection, HOLD_CONTACTS, row -> Sql.uuid(row, "id"));
        if (held.size() != contacts.size()) {
            throw new ConcurrentChangeException("a contact was merged or erased meanwhile");
        }
    }
}
