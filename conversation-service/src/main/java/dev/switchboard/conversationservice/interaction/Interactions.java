package dev.switchboard.conversationservice.interaction;

import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The interactions in the database; a conversation has at most one open, which an index sees to. */
@ApplicationScoped
public class Interactions {

    private static final String FIND_OPEN = """
            SELECT conversation_id, id FROM interaction WHERE conversation_id = ANY (?) AND closed_at IS NULL
            """;

    private static final String OPEN = """
            INSERT INTO interaction (id, conversation_id, type, subtype, opened_by, opened_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLOSE = """
            UPDATE interaction SET closed_at = ?, wrap_up_code = ?
            WHERE conversation_id = ? AND closed_at IS NULL
            RETURNING id
            """;

    private static final String MOVE = """
            UPDATE interaction
            SET conversation_id = ?, home_conversation_id = COALESCE(home_conversation_id, conversation_id)
            WHERE conversation_id = ?
            """;

    private static final String MOVE_BACK = """
            UPDATE interaction SET conversation_id = ?, home_conversation_id = NULLIF(home_conversation_id, ?)
            WHERE conversation_id = ? AND home_conversation_id = ANY (?)
            """;

    /** Opens a book over the open interactions of conversations whose rows the caller holds. */
    public InteractionBook open(Connection connection, Collection<UUID> conversationIds) throws SQLException {
        var open = new HashMap<UUID, UUID>();
        if (!conversationIds.isEmpty()) {
            try (var statement = Columns.of(conversationIds).uuid(id -> id).prepare(connection, FIND_OPEN);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        }
        return new InteractionBook(open);
    }

    /** Stores the interactions that the batch opened. */
    public void save(Connection connection, InteractionBook book) throws SQLException {
        var opened = book.opened();
        if (opened.isEmpty()) {
            return;
        }
        var inserted = Columns.of(opened)
                .uuid(InteractionBook.Opened::interactionId)
                .uuid(InteractionBook.Opened::conversationId)
                .text(_ -> InteractionBook.TYPE)
                .text(_ -> InteractionBook.SUBTYPE)
                .text(one -> one.openedBy().name())
                .instant(InteractionBook.Opened::openedAt)
                .update(connection, OPEN);
        if (inserted != opened.size()) {
            throw new ConcurrentChangeException("an interaction was opened meanwhile");
        }
    }

    /** A thread stands for itself again, and its interactions with it; those that were closed stay closed. */
    public void part(Connection connection, UUID thread, UUID joinedTo, Collection<UUID> homes) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE_BACK)) {
            statement.setObject(1, thread);
            statement.setObject(2, thread);
            statement.setObject(3, joinedTo);
            statement.setArray(4, connection.createArrayOf("uuid", homes.toArray()));
            statement.executeUpdate();
        }
    }

    /**
     * A thread was joined to another, and its interactions go with it.
     *
     * @return the interaction that had to be closed, because both threads had one open; else empty
     */
    public List<UUID> join(Connection connection, UUID survivor, UUID merged, Instant now) throws SQLException {
        var closed = List.<UUID>of();
        if (open(connection, List.of(survivor, merged)).bothOpen(survivor, merged)) {
            try (var statement = connection.prepareStatement(CLOSE)) {
                statement.setObject(1, Times.utc(now));
                statement.setString(2, InteractionBook.MERGED);
                statement.setObject(3, merged);
                try (var rows = statement.executeQuery()) {
                    closed = rows.next() ? List.of(rows.getObject(1, UUID.class)) : closed;
                }
            }
        }
        try (var statement = connection.prepareStatement(MOVE)) {
            statement.setObject(1, survivor);
            statement.setObject(2, merged);
            statement.executeUpdate();
        }
        return closed;
    }
}
