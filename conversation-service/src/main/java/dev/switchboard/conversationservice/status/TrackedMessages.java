package dev.switchboard.conversationservice.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.whatsapp.Pricing;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The progress of messages in the database; whoever changes it holds the row, and all take rows in one order. */
@ApplicationScoped
class TrackedMessages {

    private static final String LOCK = """
            SELECT m.id, m.conversation_id, c.contact_id, c.phone_number_id, m.sent_at, m.wamid, m.accepted_at,
                m.dispatched_at, m.delivered_at, m.read_at, m.failed_at, m.failure::text, m.refused_at, m.refusal::text,
                m.unknown_at, m.unknown_reason, m.pricing::text
            FROM message m JOIN conversation c ON c.id = m.conversation_id
            WHERE m.direction <> 'INBOUND' AND m.erased_at IS NULL AND m.id IN (
                SELECT id FROM message WHERE id = ANY (?) UNION SELECT id FROM message WHERE wamid = ANY (?))
            ORDER BY m.id FOR NO KEY UPDATE OF m
            """;

    private static final String SAVE = """
            UPDATE message m SET wamid = p.wamid, state = p.state, accepted_at = p.accepted_at,
                dispatched_at = p.dispatched_at, delivered_at = p.delivered_at, read_at = p.read_at,
                failed_at = p.failed_at, failure = p.failure::jsonb, refused_at = p.refused_at,
                refusal = p.refusal::jsonb, unknown_at = p.unknown_at, unknown_reason = p.unknown_reason,
                pricing = p.pricing::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS p (id, wamid, state, accepted_at, dispatched_at,
                delivered_at, read_at, failed_at, failure, refused_at, refusal, unknown_at, unknown_reason, pricing)
            WHERE m.id = p.id
            """;

    /** The outbound messages and echoes among these, by our id or Meta's. */
    List<TrackedMessage> lock(Connection connection, Collection<UUID> ids, Collection<String> wamids)
            throws SQLException {
        var found = new ArrayList<TrackedMessage>();
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setArray(2, connection.createArrayOf("text", wamids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(messageOf(rows));
                }
            }
        }
        return found;
    }

    /** Writes back those that changed. */
    void save(Connection connection, Collection<TrackedMessage> messages) throws SQLException {
        var changed = messages.stream().filter(TrackedMessage::changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        Columns.of(changed)
                .uuid(TrackedMessage::id)
                .text(TrackedMessage::wamid)
                .text(message -> message.progress().state().name())
                .instant(message -> message.progress().acceptedAt())
                .instant(message -> message.progress().dispatchedAt())
                .instant(message -> message.progress().deliveredAt())
                .instant(message -> message.progress().readAt())
                .instant(message -> message.progress().failedAt())
                .json(message -> write(message.progress().failure()))
                .instant(message -> message.progress().refusedAt())
                .json(message -> write(message.progress().refusal()))
                .instant(message -> message.progress().unknownAt())
                .text(message -> message.progress().unknownReason())
                .json(message -> write(message.progress().pricing()))
                .update(connection, SAVE);
    }

    static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read as " + type.getSimpleName(), e);
        }
    }

    private static TrackedMessage messageOf(ResultSet row) throws SQLException {
        var progress = new MessageProgress(
                Times.instantOrNull(row, "accepted_at"),
                Times.instantOrNull(row, "dispatched_at"),
                Times.instantOrNull(row, "delivered_at"),
                Times.instantOrNull(row, "read_at"),
                Times.instantOrNull(row, "failed_at"),
                read(row.getString("failure"), MetaError.class),
                Times.instantOrNull(row, "refused_at"),
                read(row.getString("refusal"), Refusal.class),
                Times.instantOrNull(row, "unknown_at"),
                row.getString("unknown_reason"),
                read(row.getString("pricing"), Pricing.class));
        return new TrackedMessage(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getString("phone_number_id"),
                Times.instant(row, "sent_at"),
                row.getString("wamid"),
                progress);
    }
}
