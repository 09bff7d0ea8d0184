package dev.switchboard.consentservice.imports;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The lines of lists in the database. */
@ApplicationScoped
class ImportRows {

    private static final String ADD = """
            INSERT INTO contact_import_row (import_id, row_number, state, reason, wa_id, withdrawn, occurred_at, locale)
            SELECT i.id, r.number, CASE WHEN r.reason IS NULL THEN 'ACCEPTED' ELSE 'REFUSED' END, r.reason, r.wa_id,
                r.withdrawn, r.occurred_at, r.locale
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[])
                AS r (number, wa_id, reason, withdrawn, occurred_at, locale),
                (SELECT ?::uuid AS id) i
            """;

    /** Of the same phone the first line counts; but a stop counts before a consent. */
    private static final String REFUSE_REPEATS = """
            UPDATE contact_import_row r SET state = 'REFUSED', reason = 'duplicate_in_file', wa_id = NULL
            FROM (
                SELECT row_number, row_number() OVER (PARTITION BY wa_id ORDER BY withdrawn DESC, row_number) AS place
                FROM contact_import_row WHERE import_id = ? AND state = 'ACCEPTED'
            ) d
            WHERE r.import_id = ? AND r.row_number = d.row_number AND d.place > 1
            """;

    /** By their numbers: a database that has no statistics of a new list yet would sort all of it for "the next thousand". */
    private static final String BETWEEN = """
            SELECT row_number, wa_id, withdrawn, occurred_at, locale FROM contact_import_row
            WHERE import_id = ? AND row_number BETWEEN ? AND ? AND state = 'ACCEPTED' ORDER BY row_number
            """;

    private static final String APPLIED = """
            UPDATE contact_import_row SET state = 'APPLIED', wa_id = NULL
            WHERE import_id = ? AND row_number = ANY (?)
            """;

    private static final String REFUSED = """
            UPDATE contact_import_row SET state = 'REFUSED', reason = ?, wa_id = NULL
            WHERE import_id = ? AND row_number = ANY (?)
            """;

    private static final String FORGET = """
            UPDATE contact_import_row SET state = 'REFUSED', reason = 'erased', wa_id = NULL
            WHERE state = 'ACCEPTED' AND wa_id = ANY (?)
            """;

    /** Refuses lines that wait and name one of these phones; the phones are gone with it. Answers how many. */
    int forget(Connection connection, Collection<String> waIds) throws SQLException {
        return waIds.isEmpty() ? 0 : Sql.update(connection, FORGET, waIds);
    }

    void add(Connection connection, UUID importId, List<ImportRow> rows) throws SQLException {
        Columns.of(rows)
                .number(ImportRow::number)
                .text(ImportRow::waId)
                .text(ImportRow::reason)
                .bool(ImportRow::withdrawn)
                .instant(ImportRow::occurredAt)
                .text(ImportRow::locale)
                .update(connection, ADD, importId);
    }

    int refuseRepeats(Connection connection, UUID importId) throws SQLException {
        return Sql.update(connection, REFUSE_REPEATS, importId, importId);
    }

    /** Lines between two numbers that were accepted and are not written down yet, in order. */
    List<ImportRow> between(Connection connection, UUID importId, long first, long last) throws SQLException {
        return Sql.query(
                connection,
                BETWEEN,
                row -> new ImportRow(
                        row.getLong("row_number"),
                        row.getString("wa_id"),
                        null,
                        row.getBoolean("withdrawn"),
                        Times.instantOrNull(row, "occurred_at"),
                        row.getString("locale")),
                importId,
                first,
                last);
    }

    void applied(Connection connection, UUID importId, Collection<Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            Sql.update(connection, APPLIED, importId, numbers);
        }
    }

    void refused(Connection connection, UUID importId, Collection<Long> numbers, String reason) throws SQLException {
        if (!numbers.isEmpty()) {
            Sql.update(connection, REFUSED, reason, importId, numbers);
        }
    }
}
