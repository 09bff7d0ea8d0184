package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How a batch writes messages: many rows a statement. */
@ApplicationScoped
public class MessageRows {

    private static final String FIND = "SELECT wamid, id FROM message WHERE wamid = ANY (?)";

    private static final String KNOWN = "SELECT id FROM message WHERE id = ANY (?)";

    private static final String INSERT = """
            INSERT INTO message (id, conversation_id, author_contact_id, interaction_id, wamid, direction, content,
                sent_at, recorded_at, quoted_wamid, context, referral, standby, state, dispatched_at,
                delivered_at, read_at, failed_at)
            SELECT id, conversation_id, author, interaction, wamid, direction, content::jsonb,
                sent_at, recorded_at, quoted, context::jsonb, referral, standby, state, dispatched_at, delivered_at,
                read_at, failed_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS m (id, conversation_id, author,
                interaction, wamid, direction, content, sent_at, recorded_at, quoted, context, referral, standby, state,
                dispatched_at, delivered_at, read_at, failed_at, place)
            ORDER BY place
            ON CONFLICT DO NOTHING
            """;

    private static final String FILL = """
            UPDATE message m SET content = f.content::jsonb FROM unnest(?, ?) AS f (wamid, content)
            WHERE m.wamid = f.wamid
                AND m.content ->> 'type' = 'unsupported' AND m.content ->> 'metaType' = 'media_placeholder'
            RETURNING m.wamid, m.id
            """;

    /** Our ids of those of these messages that are on a timeline. */
    public Map<String, UUID> find(Connection connection, Collection<String> wamids) throws SQLException {
        if (wamids.isEmpty()) {
            return new HashMap<>();
        }
        try (var statement = Columns.of(wamids).text(wamid -> wamid).prepare(connection, FIND)) {
            return idsByWamid(statement);
        }
    }

    /** Those of these messages, by our ids, that are on a timeline. */
    public Set<UUID> known(Connection connection, Collection<UUID> ids) throws SQLException {
        var known = new HashSet<UUID>();
        if (ids.isEmpty()) {
            return known;
        }
        try (var statement = Columns.of(ids).uuid(id -> id).prepare(connection, KNOWN);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        return known;
    }

    /** Puts files where placeholders stood for them; answers our ids of those messages. */
    public Map<String, UUID> fillPlaceholders(Connection connection, Map<String, String> contentByWamid)
            throws SQLException {
        if (contentByWamid.isEmpty()) {
            return Map.of();
        }
        try (var statement = Columns.of(contentByWamid.entrySet())
                .text(Map.Entry::getKey)
                .json(Map.Entry::getValue)
                .prepare(connection, FILL)) {
            return idsByWamid(statement);
        }
    }

    private static Map<String, UUID> idsByWamid(PreparedStatement statement) throws SQLException {
        var found = new HashMap<String, UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
        return found;
    }

    /**
     * Stores messages in the order given.
     *
     * @throws ConcurrentChangeException when one of them came in by another way meanwhile
     */
    public void insert(Connection connection, List<NewMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        var inserted = Columns.of(messages)
                .uuid(NewMessage::id)
                .uuid(NewMessage::conversationId)
                .uuid(NewMessage::authorContactId)
                .uuid(NewMessage::interactionId)
                .text(NewMessage::wamid)
                .text(message -> message.direction().name())
                .json(NewMessage::content)
                .instant(NewMessage::sentAt)
                .instant(NewMessage::recordedAt)
                .text(NewMessage::quotedWamid)
                .json(NewMessage::context)
                .text(NewMessage::referral)
                .bool(NewMessage::standby)
                .text(message -> message.state().name())
                .instant(NewMessage::dispatchedAt)
                .instant(NewMessage::deliveredAt)
                .instant(NewMessage::readAt)
                .instant(NewMessage::failedAt)
                .update(connection, INSERT);
        if (inserted != messages.size()) {
            throw new ConcurrentChangeException("a message was stored meanwhile");
        }
    }
}
