package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.conversationservice.export.HeldConversation.HeldInteraction;
import dev.switchboard.conversationservice.export.HeldConversation.HeldWindow;
import dev.switchboard.conversationservice.export.HeldMessage.Earlier;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks up somebody's threads, and what messages said before they were edited. */
@ApplicationScoped
class HeldThreads {

    private static final String THREADS = """
            SELECT c.id, c.phone_number_id, c.started_at, r.sent_at AS read_up_to,
                w.opened_at, w.last_activity_at, w.expires_at, w.closed_at
            FROM conversation c
            LEFT JOIN service_window w ON w.conversation_id = c.id
            LEFT JOIN conversation_read r ON r.conversation_id = c.id
            WHERE c.contact_id = ANY (?) AND c.merged_into IS NULL AND c.erased_at IS NULL
            ORDER BY c.started_at, c.id
            """;

    private static final String INTERACTIONS = """
            SELECT id, opened_by, opened_at, closed_at, wrap_up_code FROM interaction WHERE conversation_id = ?
            ORDER BY opened_at
            """;

    private static final String IN_GROUPS = """
            SELECT id, conversation_id FROM message WHERE author_contact_id = ANY (?) ORDER BY sent_at, arrival
            """;

    private static final String EARLIER = """
            SELECT message_id, replaced_at, content::text FROM message_version WHERE message_id = ANY (?)
            ORDER BY replaced_at
            """;

    private final DataSource dataSource;

    HeldThreads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A message of a group. */
    record InGroup(UUID messageId, UUID conversationId) {}

    List<HeldConversation> of(Person person) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(THREADS)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", person.contactIds().toArray()));
            var found = new ArrayList<HeldConversation>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getObject("id", UUID.class);
                    found.add(new HeldConversation(
                            id,
                            rows.getString("phone_number_id"),
                            Times.instant(rows, "started_at"),
                            windowOf(rows),
                            Times.instantOrNull(rows, "read_up_to"),
                            interactions(connection, id)));
                }
            }
            return found;
        }
    }

    List<InGroup> inGroups(Person person) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(IN_GROUPS)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", person.contactIds().toArray()));
            var found = new ArrayList<InGroup>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new InGroup(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
            return found;
        }
    }

    Map<UUID, List<Earlier>> earlier(Collection<UUID> messageIds) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(EARLIER)) {
            statement.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            var found = new HashMap<UUID, List<Earlier>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getObject("message_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Earlier(
                                    Times.instant(rows, "replaced_at"),
                                    EventJson.mapper().readTree(rows.getString("content"))));
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is not JSON", e);
        }
    }

    private static @Nullable HeldWindow windowOf(ResultSet row) throws SQLException {
        return Times.instantOrNull(row, "opened_at") == null
                ? null
                : new HeldWindow(
                        Times.instant(row, "opened_at"),
                        Times.instant(row, "last_activity_at"),
                        Times.instant(row, "expires_at"),
                        Times.instantOrNull(row, "closed_at"));
    }

    private static List<HeldInteraction> interactions(Connection connection, UUID conversationId) throws SQLException {
        try (var statement = connection.prepareStatement(INTERACTIONS)) {
            statement.setObject(1, conversationId);
            var found = new ArrayList<HeldInteraction>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new HeldInteraction(
                            rows.getObject("id", UUID.class),
                            rows.getString("opened_by"),
                            Times.instant(rows, "opened_at"),
                            Times.instantOrNull(rows, "closed_at"),
                            rows.getString("wrap_up_code")));
                }
            }
            return found;
        }
    }
}
