package dev.switchboard.consentservice.erasure;

import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Erasures in the database. Whoever changes one holds its row. */
@ApplicationScoped
class ErasureRecords {

    private static final String COLUMNS = """
            id, contact_id, state, reason, requested_by, reference, requested_at, expected, completed_at
            """;

    private static final String ADD = """
            INSERT INTO erasure (id, contact_id, asked_for, idempotency_key, state, reason, requested_by, reference,
                requested_at, expected)
            VALUES (?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?)
            """;

    private static final String BY_KEY =
            "SELECT " + COLUMNS + " FROM erasure WHERE asked_for = ? AND idempotency_key = ?";

    private static final String OPEN =
            "SELECT " + COLUMNS + " FROM erasure WHERE contact_id = ? AND state <> 'COMPLETED'";

    private static final String FIND = "SELECT " + COLUMNS + " FROM erasure WHERE id = ?";

    private static final String HOLD = FIND + " FOR UPDATE";

    private static final String OF_CONTACT = "SELECT " + COLUMNS + """
            FROM erasure WHERE contact_id IN (SELECT c.id FROM contact c
                WHERE c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id)) ORDER BY id
            """;

    private static final String IN_STATE = "SELECT " + COLUMNS + """
            FROM erasure WHERE state = ? AND id > ? ORDER BY id LIMIT ?
            """;

    private static final String IN_ANY_STATE = "SELECT " + COLUMNS + " FROM erasure WHERE id > ? ORDER BY id LIMIT ?";

    private static final String MOVE = "UPDATE erasure SET state = ?, completed_at = ? WHERE id = ?";

    private static final String BACKLOG = """
            SELECT count(*) AS open, min(requested_at) AS oldest, count(*) FILTER (WHERE requested_at < ?) AS overdue
            FROM erasure WHERE state IN ('REQUESTED', 'RUNNING')
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ErasureAnswers answers;

    ErasureRecords(ErasureAnswers answers) {
        this.answers = answers;
    }

    /** Adds a request, by a key that is the caller's for the contact as the caller named it. */
    void add(Connection connection, Erasure erasure, UUID askedFor, String key) throws SQLException {
        var order = erasure.order();
        Sql.update(
                connection,
                ADD,
                erasure.id(),
                erasure.contactId(),
                askedFor,
                key,
                order.reason(),
                order.requestedBy(),
                order.reference(),
                erasure.requestedAt(),
                erasure.expected());
    }

    Optional<Erasure> byKey(Connection connection, UUID askedFor, String key) throws SQLException {
        return withAnswers(connection, Sql.first(connection, BY_KEY, ErasureRecords::erasureOf, askedFor, key));
    }

    /** The one of a contact that is not completed. */
    Optional<Erasure> open(Connection connection, UUID contactId) throws SQLException {
        return Sql.first(connection, OPEN, ErasureRecords::erasureOf, contactId);
    }

    Optional<Erasure> find(Connection connection, UUID id) throws SQLException {
        return withAnswers(connection, Sql.first(connection, FIND, ErasureRecords::erasureOf, id));
    }

    Optional<Erasure> hold(Connection connection, UUID id) throws SQLException {
        return withAnswers(connection, Sql.first(connection, HOLD, ErasureRecords::erasureOf, id));
    }

    /** Those of a contact that stands for itself, oldest first. */
    List<Erasure> of(Connection connection, UUID survivorId) throws SQLException {
        return withAnswers(
                connection, Sql.query(connection, OF_CONTACT, ErasureRecords::erasureOf, survivorId, survivorId));
    }

    /** Those in a state, or in any, oldest first. */
    List<Erasure> all(Connection connection, Erasure.@Nullable State state, @Nullable UUID after, int limit)
            throws SQLException {
        var from = after == null ? BEFORE_ALL : after;
        return withAnswers(
                connection,
                state == null
                        ? Sql.query(connection, IN_ANY_STATE, ErasureRecords::erasureOf, from, limit)
                        : Sql.query(connection, IN_STATE, ErasureRecords::erasureOf, state, from, limit));
    }

    void move(Connection connection, UUID id, Erasure.State state, @Nullable Instant completedAt) throws SQLException {
        Sql.update(connection, MOVE, state, completedAt, id);
    }

    /** What is not completed. */
    Backlog backlog(Connection connection, Instant overdueBefore) throws SQLException {
        return Sql.first(
                        connection,
                        BACKLOG,
                        row -> new Backlog(
                                row.getLong("open"), Times.instantOrNull(row, "oldest"), row.getLong("overdue")),
                        overdueBefore)
                .orElseThrow();
    }

    /** How many are not completed, since when the oldest, and how many for too long. */
    record Backlog(long open, @Nullable Instant oldest, long overdue) {}

    private Optional<Erasure> withAnswers(Connection connection, Optional<Erasure> found) throws SQLException {
        return withAnswers(connection, found.stream().toList()).stream().findFirst();
    }

    private List<Erasure> withAnswers(Connection connection, List<Erasure> erasures) throws SQLException {
        var given = answers.of(connection, erasures.stream().map(Erasure::id).toList());
        var all = new ArrayList<Erasure>(erasures.size());
        for (var erasure : erasures) {
            all.add(new Erasure(
                    erasure.id(),
                    erasure.contactId(),
                    erasure.state(),
                    erasure.order(),
                    erasure.requestedAt(),
                    erasure.expected(),
                    erasure.completedAt(),
                    given.getOrDefault(erasure.id(), List.of())));
        }
        return all;
    }

    private static Erasure erasureOf(ResultSet row) throws SQLException {
        return new Erasure(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "contact_id"),
                Erasure.State.valueOf(row.getString("state")),
                new Erasure.Order(row.getString("reason"), row.getString("requested_by"), row.getString("reference")),
                Times.instant(row, "requested_at"),
                Sql.words(row, "expected"),
                Times.instantOrNull(row, "completed_at"),
                List.of());
    }
}
