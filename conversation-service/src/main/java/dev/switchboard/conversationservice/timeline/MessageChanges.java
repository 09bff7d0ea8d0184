package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageChanged;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.media.ExpectedMedia;
import dev.switchboard.conversationservice.media.MediaTable;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Edits and revocations. Each is parked beside its message's wamid first; then all that are parked for messages which
 * exist are taken and applied, oldest first. So it makes no difference which of the two comes first.
 */
@ApplicationScoped
public class MessageChanges {

    private static final String PARK = """
            INSERT INTO parked_change (id, original_wamid, kind, content, happened_at, parked_at)
            SELECT id, original, kind, content::jsonb, happened_at, parked_at
            FROM unnest(?, ?, ?, ?, ?, ?) AS p (id, original, kind, content, happened_at, parked_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE = """
            DELETE FROM parked_change p USING message m
            WHERE p.original_wamid = ANY (?) AND m.wamid = p.original_wamid
            RETURNING p.id, p.original_wamid, p.content::text AS content, p.happened_at
            """;

    private static final String TAKE_MISSED = """
            DELETE FROM parked_change p USING message m
            WHERE p.parked_at > ? AND m.wamid = p.original_wamid
            RETURNING p.id, p.original_wamid, p.content::text AS content, p.happened_at
            """;

    /** What it said before this edit: what it says now, or what the next later edit found, should one have been faster. */
    private static final String KEEP_FORMER = """
            INSERT INTO message_version (message_id, replaced_at, replaced_by, content)
            SELECT m.id, e.at, e.wamid, COALESCE(
                (SELECT v.content FROM message_version v WHERE v.message_id = m.id AND v.replaced_at > e.at
                    ORDER BY v.replaced_at LIMIT 1),
                m.content)
            FROM (VALUES (?::timestamptz, ?, ?)) AS e (at, wamid, original) JOIN message m ON m.wamid = e.original
            ON CONFLICT DO NOTHING
            """;

    /** What the next later edit replaced is this one's content. */
    private static final String SLIP_IN = """
            UPDATE message_version v SET content = ?::jsonb
            FROM (
                SELECT v.message_id, v.replaced_by FROM message_version v JOIN message m ON m.id = v.message_id
                WHERE m.wamid = ? AND v.replaced_at > ? ORDER BY v.replaced_at LIMIT 1
            ) AS later
            WHERE v.message_id = later.message_id AND v.replaced_by = later.replaced_by
            """;

    private static final String EDIT = """
            UPDATE message SET content = ?::jsonb, edited_at = ?
            WHERE wamid = ? AND (edited_at IS NULL OR edited_at <= ?)
            RETURNING conversation_id, id
            """;

    private static final String REVOKE = """
            UPDATE message SET revoked_at = ? WHERE wamid = ? AND revoked_at IS NULL
            RETURNING conversation_id, id
            """;

    private static final String PURGE = "DELETE FROM parked_change WHERE parked_at < ?";

    private final MediaTable media;

    MessageChanges(MediaTable media) {
        this.media = media;
    }

    /** Parks changes until their messages are there. */
    public void park(Connection connection, Collection<MessageChange> changes, Instant now) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Columns.of(changes)
                .text(MessageChange::wamid)
                .text(MessageChange::originalWamid)
                .text(change -> change.content() == null ? "REVOKE" : "EDIT")
                .json(MessageChange::content)
                .instant(MessageChange::happenedAt)
                .instant(_ -> now)
                .update(connection, PARK);
    }

    /**
     * Applies what is parked for these messages, where they are there.
     *
     * @return what the others must hear
     */
    public List<Announcement> applyTo(Connection connection, Collection<String> wamids) throws SQLException {
        if (wamids.isEmpty()) {
            return List.of();
        }
        try (var statement = Columns.of(wamids).text(wamid -> wamid).prepare(connection, TAKE)) {
            return apply(connection, taken(statement));
        }
    }

    /** Applies what one transaction parked since then while another stored the message; answers what others must hear. */
    public List<Announcement> applyMissed(Connection connection, Instant since) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_MISSED)) {
            statement.setObject(1, Times.utc(since));
            return apply(connection, taken(statement));
        }
    }

    /** Forgets changes whose message never came. */
    public int purge(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement(PURGE)) {
            statement.setObject(1, Times.utc(before));
            return statement.executeUpdate();
        }
    }

    private static List<MessageChange> taken(PreparedStatement statement) throws SQLException {
        var changes = new ArrayList<MessageChange>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                changes.add(new MessageChange(
                        rows.getString("id"),
                        rows.getString("original_wamid"),
                        rows.getString("content"),
                        Times.instant(rows, "happened_at")));
            }
        }
        changes.sort(Comparator.comparing(MessageChange::happenedAt));
        return changes;
    }

    // Customers change messages seldom: statement by statement is fast enough.
    private List<Announcement> apply(Connection connection, List<MessageChange> changes) throws SQLException {
        var announcements = new ArrayList<Announcement>();
        for (var change : changes) {
            if (change.content() == null) {
                revoke(connection, change).ifPresent(announcements::add);
            } else if (keepFormer(connection, change)) {
                edit(connection, change, change.content()).ifPresent(announcements::add);
            }
        }
        return announcements;
    }

    /** Whether this edit is applied for the first time. */
    private static boolean keepFormer(Connection connection, MessageChange change) throws SQLException {
        try (var statement = connection.prepareStatement(KEEP_FORMER)) {
            statement.setObject(1, Times.utc(change.happenedAt()));
            statement.setString(2, change.wamid());
            statement.setString(3, change.originalWamid());
            return statement.executeUpdate() == 1;
        }
    }

    /** Nobody has to hear of an edit that a later one replaced before it came. */
    private Optional<Announcement> edit(Connection connection, MessageChange change, String content)
            throws SQLException {
        try (var statement = connection.prepareStatement(SLIP_IN)) {
            statement.setString(1, content);
            statement.setString(2, change.originalWamid());
            statement.setObject(3, Times.utc(change.happenedAt()));
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(EDIT)) {
            statement.setString(1, content);
            statement.setObject(2, Times.utc(change.happenedAt()));
            statement.setString(3, change.originalWamid());
            statement.setObject(4, Times.utc(change.happenedAt()));
            var edited = read(content);
            var announcement = announced(statement, change, MessageChanged.Change.EDITED, edited);
            if (edited instanceof MessageContent.Media file && announcement.isPresent()) {
                var message = (MessageChanged) announcement.get().cloudEvent().event();
                media.expect(connection, List.of(new ExpectedMedia(message.messageId(), file, change.happenedAt())));
            }
            return announcement;
        }
    }

    private static Optional<Announcement> revoke(Connection connection, MessageChange change) throws SQLException {
        try (var statement = connection.prepareStatement(REVOKE)) {
            statement.setObject(1, Times.utc(change.happenedAt()));
            statement.setString(2, change.originalWamid());
            return announced(statement, change, MessageChanged.Change.REVOKED, null);
        }
    }

    private static Optional<Announcement> announced(
            PreparedStatement update,
            MessageChange change,
            MessageChanged.Change what,
            @Nullable MessageContent content)
            throws SQLException {
        try (var rows = update.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var conversationId = rows.getObject(1, UUID.class);
            return Optional.of(Announcement.of(
                    CloudEvent.idOf(MessageChanged.class, change.wamid()),
                    conversationId,
                    change.happenedAt(),
                    null,
                    new MessageChanged(
                            conversationId, rows.getObject(2, UUID.class), what, content, change.happenedAt())));
        }
    }

    private static MessageContent read(String content) {
        try {
            return EventJson.mapper().readValue(content, MessageContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content cannot be read", e);
        }
    }
}
