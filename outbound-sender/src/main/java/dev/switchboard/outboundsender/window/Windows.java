package dev.switchboard.outboundsender.window;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The table of windows. Every method joins the transaction around it. */
@ApplicationScoped
public class Windows {

    /** A window moves forward only; what closed it counts until the customer acts again, to the second as Meta tells time. */
    private static final String OPEN = """
            INSERT INTO conversation_window AS known
                (conversation_id, phone_number_id, opened_at, expires_at, opened_by)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (conversation_id) DO UPDATE SET
                opened_at = excluded.opened_at,
                expires_at = excluded.expires_at,
                opened_by = excluded.opened_by,
                closed_at = CASE WHEN excluded.opened_at < date_trunc('second', known.closed_at) THEN known.closed_at END,
                closed_by = CASE WHEN excluded.opened_at < date_trunc('second', known.closed_at) THEN known.closed_by END
            WHERE excluded.expires_at > known.expires_at
            """;

    private static final String CLOSE = """
            UPDATE conversation_window SET closed_at = ?, closed_by = ?
            WHERE conversation_id = ? AND closed_at IS NULL AND opened_at <= ?
            """;

    private static final String FIND = """
            SELECT conversation_id, phone_number_id, expires_at, closed_at, opened_by, closed_by
            FROM conversation_window WHERE conversation_id = ANY (?)
            """;

    private static final String FORGET = "DELETE FROM conversation_window WHERE conversation_id = ANY (?)";

    private final DataSource database;

    Windows(DataSource database) {
        this.database = database;
    }

    /** The windows we know of these conversations. */
    public Map<UUID, ServiceWindow> find(Collection<UUID> conversationIds) throws SQLException {
        var found = new HashMap<UUID, ServiceWindow>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var window = read(rows);
                    found.put(window.conversationId(), window);
                }
            }
        }
        return found;
    }

    /** Forgets the windows of these conversations; answers how many. */
    public int forget(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Takes what was heard into the table, in the order in which it was heard. */
    void apply(List<WindowChange> changes) throws SQLException {
        try (var connection = database.getConnection()) {
            for (var change : changes) {
                switch (change) {
                    case WindowChange.Opened opened -> open(connection, opened);
                    case WindowChange.Closed(UUID conversationId, Instant at, String evidence) ->
                        close(connection, conversationId, at, evidence);
                }
            }
        }
    }

    /**
     * Meta says that the window was closed when it looked, not before {@code at}; believed at once, unless the customer has
     * acted since, and until the customer does.
     */
    public void closedByMeta(UUID conversationId, Instant at, String evidence) throws SQLException {
        try (var connection = database.getConnection()) {
            close(connection, conversationId, at, evidence);
        }
    }

    private static void open(Connection connection, WindowChange.Opened opened) throws SQLException {
        try (var statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, opened.conversationId());
            statement.setString(2, opened.phoneNumberId());
            statement.setObject(3, Times.utc(opened.at()));
            statement.setObject(4, Times.utc(opened.expiresAt()));
            statement.setString(5, opened.evidence());
            statement.executeUpdate();
        }
    }

    private static void close(Connection connection, UUID conversationId, Instant at, String evidence)
            throws SQLException {
        try (var statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, Times.utc(at));
            statement.setString(2, evidence);
            statement.setObject(3, conversationId);
            statement.setObject(4, Times.utc(at));
            statement.executeUpdate();
        }
    }

    private static ServiceWindow read(ResultSet row) throws SQLException {
        var evidence = new ArrayList<String>();
        evidence.add(row.getString("opened_by"));
        var closedBy = row.getString("closed_by");
        if (closedBy != null) {
            evidence.add(closedBy);
        }
        return new ServiceWindow(
                row.getObject("conversation_id", UUID.class),
                row.getString("phone_number_id"),
                Times.instant(row, "expires_at"),
                Times.instantOrNull(row, "closed_at"),
                evidence);
    }
}
