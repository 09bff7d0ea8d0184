package dev.switchboard.consentservice.retention;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The lines of lists that were applied long ago, one list at a time. They name nobody any more, so no legal hold can stand on
 * one; what they said is in the ledger.
 */
@ApplicationScoped
class ImportClock implements Clock {

    private static final String NEXT = """
            SELECT id FROM contact_import
            WHERE finished_at < ? AND lines_forgotten_at IS NULL
            ORDER BY finished_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String FORGET = """
            DELETE FROM contact_import_row WHERE import_id = ? AND row_number IN (
                SELECT row_number FROM contact_import_row WHERE import_id = ? ORDER BY row_number LIMIT ?)
            """;

    private static final String NOTE = "UPDATE contact_import SET lines_forgotten_at = ? WHERE id = ?";

    private final RetentionConfig config;

    ImportClock(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "import_lines";
    }

    @Override
    public Duration lifetime() {
        return config.imports();
    }

    @Override
    public Swept forget(Connection connection, Instant before, int limit) throws SQLException {
        var next = Sql.first(connection, NEXT, row -> Sql.uuid(row, "id"), before);
        return next.isPresent() ? forget(connection, next.get(), before, limit) : new Swept(0, false);
    }

    private Swept forget(Connection connection, UUID list, Instant before, int limit) throws SQLException {
        var gone = Sql.update(connection, FORGET, list, list, limit);
        if (gone < limit) {
            Sql.update(connection, NOTE, before.plus(lifetime()), list);
        }
        return new Swept(gone, true); // of this list or of another
    }
}
