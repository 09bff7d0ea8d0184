package dev.switchboard.consentservice.imports;

import dev.switchboard.messaging.DatabaseException;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes out what became of the lines of a list, a page of them in memory at a time. */
@ApplicationScoped
class ImportReport {

    private static final int AT_ONCE = 5_000;

    private static final String PAGE = """
            SELECT row_number, state, reason FROM contact_import_row
            WHERE import_id = ? AND row_number > ? AND (?::text IS NULL OR state = ?)
            ORDER BY row_number LIMIT ?
            """;

    private final DataSource database;

    ImportReport(DataSource database) {
        this.database = database;
    }

    private record Line(long number, String state, @Nullable String reason) {}

    void write(UUID importId, @Nullable String state, OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        var format =
                CSVFormat.DEFAULT.builder().setHeader("row", "state", "reason").get();
        try (var printer = new CSVPrinter(writer, format);
                var connection = database.getConnection()) {
            var after = 0L;
            while (after >= 0) {
                after = page(connection, importId, state, after, printer);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Writes the next page; answers its last line, or -1 when there was none. */
    private static long page(
            Connection connection, UUID importId, @Nullable String state, long after, CSVPrinter printer)
            throws SQLException, IOException {
        var lines = Sql.query(
                connection,
                PAGE,
                row -> new Line(row.getLong("row_number"), row.getString("state"), row.getString("reason")),
                importId,
                after,
                state,
                state,
                AT_ONCE);
        for (var line : lines) {
            printer.printRecord(line.number(), line.state(), line.reason());
        }
        return lines.size() < AT_ONCE ? -1 : lines.getLast().number();
    }
}
