package dev.switchboard.conversationservice.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was erased, and whether that was told. Counts are told when the last file is gone: a certificate must not lie. */
@ApplicationScoped
class Certificates {

    private static final String KNOWN = "SELECT 1 FROM erasure WHERE id = ?";

    private static final String NOTE = """
            INSERT INTO erasure (id, contact_id, conversation_id, counts, erased_at) VALUES (?, ?, ?, ?::jsonb, ?)
            """;

    private static final String FINISH = """
            UPDATE erasure e SET told_at = ?
            FROM (
                SELECT id FROM erasure w WHERE w.told_at IS NULL AND (?::uuid[] IS NULL OR w.id = ANY (?::uuid[]))
                    AND NOT EXISTS (SELECT FROM media_removal r WHERE r.contact_id = w.contact_id)
                ORDER BY w.erased_at LIMIT 100 FOR UPDATE SKIP LOCKED
            ) AS finished
            WHERE e.id = finished.id
            RETURNING e.id, e.contact_id, e.conversation_id, e.counts::text
            """;

    boolean isKnown(Connection connection, UUID erasureId) throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, erasureId);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void note(Connection connection, UUID erasureId, UUID contactId, UUID conversationId, Erased erased, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, erasureId);
            statement.setObject(2, contactId);
            statement.setObject(3, conversationId);
            statement.setString(4, write(erased.counts()));
            statement.setObject(5, Times.utc(now));
            statement.executeUpdate();
        }
    }

    /**
     * Tells what was erased, where no file is left.
     *
     * @param erasureIds which; null for all that wait
     * @return how many were told
     */
    int tellFinished(Connection connection, @Nullable Collection<UUID> erasureIds, Instant now, Outbox outbox)
            throws SQLException {
        var told = 0;
        try (var statement = connection.prepareStatement(FINISH)) {
            var ids = erasureIds == null ? null : connection.createArrayOf("uuid", erasureIds.toArray());
            statement.setObject(1, Times.utc(now));
            statement.setArray(2, ids);
            statement.setArray(3, ids);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    announced(
                                    rows.getObject("id", UUID.class),
                                    rows.getObject("conversation_id", UUID.class),
                                    rows.getObject("contact_id", UUID.class),
                                    read(rows.getString("counts")),
                                    now)
                            .addTo(outbox);
                    told++;
                }
            }
        }
        return told;
    }

    /** That somebody was erased, as the readers of one of their conversations hear it; with counts, that nothing is left. */
    static Announcement announced(
            UUID erasureId, UUID conversationId, UUID contactId, @Nullable List<ErasedCount> counts, Instant now) {
        return Announcement.of(
                CloudEvent.idOf(
                        ContactErased.class,
                        conversationId.toString(),
                        erasureId.toString(),
                        counts == null ? "begun" : "finished"),
                conversationId,
                now,
                null,
                new ContactErased(conversationId, contactId, now, erasureId, counts));
    }

    private static String write(List<ErasedCount> counts) {
        try {
            return EventJson.mapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be written as JSON", e);
        }
    }

    private static List<ErasedCount> read(String counts) {
        try {
            return EventJson.mapper().readValue(counts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored counts cannot be read", e);
        }
    }
}
