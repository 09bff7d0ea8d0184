package dev.switchboard.conversationservice.window;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The windows in the database; whoever changes one holds its row. */
@ApplicationScoped
public class ServiceWindows {

    private static final String COLUMNS =
            "conversation_id, phone_number_id, opened_at, last_activity_at, expires_at, closed_at, next_due_at";

    private static final String LOCK = "SELECT " + COLUMNS + """

            FROM service_window WHERE conversation_id = ANY (?)
            ORDER BY conversation_id FOR UPDATE
            """;

    private static final String LOCK_DUE = "SELECT " + COLUMNS + """

            FROM service_window WHERE next_due_at <= ?
            ORDER BY next_due_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM service_window WHERE conversation_id = ANY (?)";

    private static final String STORE = """
            INSERT INTO service_window AS w (conversation_id, phone_number_id, opened_at, last_activity_at, expires_at,
                closed_at, next_due_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (conversation_id) DO UPDATE SET
                opened_at = excluded.opened_at, last_activity_at = excluded.last_activity_at,
                expires_at = excluded.expires_at, closed_at = excluded.closed_at, next_due_at = excluded.next_due_at
            """;

    private final WindowRules rules;

    ServiceWindows(WindowConfig config) {
        this.rules = new WindowRules(config.closingMarks());
    }

    /** The rules that hold here. */
    WindowRules rules() {
        return rules;
    }

    /** Opens a book over the windows of some conversations; their rows are held until the transaction ends. */
    public WindowBook lock(Connection connection, Collection<UUID> conversationIds) throws SQLException {
        return new WindowBook(rules, select(connection, LOCK, conversationIds));
    }

    /** The windows of some conversations, to look at. */
    public List<WindowState> find(Connection connection, Collection<UUID> conversationIds) throws SQLException {
        return select(connection, FIND, conversationIds);
    }

    /** Holds windows that have something to announce; those that another replica holds are left to it. */
    List<WindowState> lockDue(Connection connection, Instant now, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_DUE)) {
            statement.setObject(1, Times.utc(now));
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    /** Writes back every window that changed. */
    public void save(Connection connection, WindowBook book) throws SQLException {
        store(connection, book.changed());
    }

    void store(Connection connection, Collection<WindowState> windows) throws SQLException {
        if (windows.isEmpty()) {
            return;
        }
        Columns.of(windows)
                .uuid(WindowState::conversationId)
                .text(WindowState::phoneNumberId)
                .instant(WindowState::openedAt)
                .instant(WindowState::lastActivityAt)
                .instant(WindowState::expiresAt)
                .instant(WindowState::closedAt)
                .instant(WindowState::nextDueAt)
                .update(connection, STORE);
    }

    private static List<WindowState> select(Connection connection, String sql, Collection<UUID> conversationIds)
            throws SQLException {
        if (conversationIds.isEmpty()) {
            return List.of();
        }
        try (var statement = Columns.of(conversationIds).uuid(id -> id).prepare(connection, sql)) {
            return read(statement);
        }
    }

    private static List<WindowState> read(PreparedStatement statement) throws SQLException {
        var windows = new ArrayList<WindowState>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                windows.add(windowOf(rows));
            }
        }
        return windows;
    }

    private static WindowState windowOf(ResultSet row) throws SQLException {
        return new WindowState(
                row.getObject("conversation_id", UUID.class),
                row.getString("phone_number_id"),
                Times.instant(row, "opened_at"),
                Times.instant(row, "last_activity_at"),
                Times.instant(row, "expires_at"),
                Times.instantOrNull(row, "closed_at"),
                Times.instantOrNull(row, "next_due_at"));
    }
}
