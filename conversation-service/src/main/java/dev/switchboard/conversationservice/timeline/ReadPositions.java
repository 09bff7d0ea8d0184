package dev.switchboard.conversationservice.timeline;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Up to where the business has read each conversation; whoever moves a position holds the conversation's row. */
@ApplicationScoped
public class ReadPositions {

    /** What a customer wrote and Meta can show as read; a reaction is no message to Meta. */
    private static final String READABLE = """
            SELECT id, wamid, sent_at, arrival FROM message
            WHERE conversation_id = ? AND direction = 'INBOUND' AND wamid IS NOT NULL
                AND content ->> 'type' <> 'reaction'
            """;

    private static final String NEWEST = READABLE + "ORDER BY sent_at DESC, arrival DESC LIMIT 1";

    private static final String GIVEN = READABLE + "AND id = ?";

    private static final String ADVANCE = """
            INSERT INTO conversation_read AS r (conversation_id, message_id, sent_at, arrival, read_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (conversation_id) DO UPDATE
            SET message_id = excluded.message_id, sent_at = excluded.sent_at, arrival = excluded.arrival,
                read_at = excluded.read_at
            WHERE (r.sent_at, r.arrival) < (excluded.sent_at, excluded.arrival)
            """;

    private static final String FIND = """
            SELECT conversation_id, message_id, sent_at, read_at FROM conversation_read WHERE conversation_id = ANY (?)
            """;

    private final DataSource dataSource;

    ReadPositions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A message of the customer, with its place on the timeline. */
    public record Written(UUID id, String wamid, Instant sentAt, long arrival) {

        /** Leaves Meta's id out: old ones hold the phone number. */
        @Override
        public String toString() {
            return "Written[id=%s]".formatted(id);
        }
    }

    /** The newest message of the customer; empty when there is none. */
    public Optional<Written> newest(Connection connection, UUID conversationId) throws SQLException {
        return written(connection, NEWEST, conversationId, null);
    }

    /** A message, if the customer wrote it into this conversation. */
    public Optional<Written> given(Connection connection, UUID conversationId, UUID messageId) throws SQLException {
        return written(connection, GIVEN, conversationId, messageId);
    }

    /** Moves the position forward; answers whether that was news. */
    public boolean advance(Connection connection, UUID conversationId, Written to, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setObject(1, conversationId);
            statement.setObject(2, to.id());
            statement.setObject(3, Times.utc(to.sentAt()));
            statement.setLong(4, to.arrival());
            statement.setObject(5, Times.utc(now));
            return statement.executeUpdate() == 1;
        }
    }

    /** The positions of these conversations; where nothing was read there is none. */
    public Map<UUID, ReadView> find(Connection connection, Collection<UUID> conversationIds) throws SQLException {
        var found = new HashMap<UUID, ReadView>();
        if (conversationIds.isEmpty()) {
            return found;
        }
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject("conversation_id", UUID.class), viewOf(rows));
                }
            }
        }
        return found;
    }

    Map<UUID, ReadView> find(Collection<UUID> conversationIds) {
        try (var connection = dataSource.getConnection()) {
            return find(connection, conversationIds);
        } catch (SQLException e) {
            throw new IllegalStateException("read positions cannot be read", e);
        }
    }

    private static Optional<Written> written(
            Connection connection, String sql, UUID conversationId, @Nullable UUID messageId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, conversationId);
            if (messageId != null) {
                statement.setObject(2, messageId);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Written(
                                rows.getObject("id", UUID.class),
                                rows.getString("wamid"),
                                Times.instant(rows, "sent_at"),
                                rows.getLong("arrival")))
                        : Optional.empty();
            }
        }
    }

    private static ReadView viewOf(ResultSet row) throws SQLException {
        return new ReadView(
                row.getObject("message_id", UUID.class), Times.instant(row, "sent_at"), Times.instant(row, "read_at"));
    }
}
