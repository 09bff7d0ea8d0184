package dev.switchboard.outboundsender.mirror;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who reads what, and when: a row for each thing, leased by one replica at a time. Joins the transaction around it, if
 * there is one.
 */
@ApplicationScoped
public class Turns {

    private static final String KNOW = "INSERT INTO mirror_turn (what) VALUES (?) ON CONFLICT (what) DO NOTHING";

    private static final String TAKE = """
            UPDATE mirror_turn SET holder = ?, leased_until = now() + ? * interval '1 millisecond', begun_at = now()
            WHERE what = ? AND due_at <= now() AND (leased_until IS NULL OR leased_until < now())
            RETURNING failures
            """;

    private static final String KEEP = """
            UPDATE mirror_turn SET leased_until = now() + ? * interval '1 millisecond'
            WHERE what = ? AND holder = ? AND leased_until >= now()
            """;

    private static final String SUCCEED = """
            UPDATE mirror_turn SET
                due_at = CASE WHEN asked_at > begun_at THEN greatest(now(), begun_at + ? * interval '1 millisecond')
                    ELSE now() + ? * interval '1 millisecond' END,
                holder = NULL, leased_until = NULL, failures = 0, reason = NULL, succeeded_at = ?
            WHERE what = ? AND holder = ?
            """;

    private static final String FAIL = """
            UPDATE mirror_turn SET
                due_at = now() + ? * interval '1 millisecond',
                holder = NULL, leased_until = NULL, failures = failures + 1, reason = ?
            WHERE what = ? AND holder = ?
            """;

    /** Where Meta just failed, or wants us slower, the wait counts. */
    private static final String ASK = """
            INSERT INTO mirror_turn AS known (what) VALUES (?)
            ON CONFLICT (what) DO UPDATE SET
                asked_at = now(),
                due_at = CASE WHEN known.failures = 0
                    THEN least(known.due_at, greatest(now(), known.begun_at + ? * interval '1 millisecond'))
                    ELSE known.due_at END
            """;

    private static final String FIND = "SELECT failures, reason, due_at, succeeded_at FROM mirror_turn WHERE what = ?";

    /** Who we are to other instances: fresh for every process, so that nobody inherits a lease. */
    private final UUID instance = UUID.randomUUID();

    private final DataSource database;
    private final MirrorConfig config;

    Turns(DataSource database, MirrorConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Takes the turn when it is due and nobody has it. Answers how often it failed in a row; empty when it is not ours. */
    public OptionalInt take(String what, Duration lease) throws SQLException {
        update(KNOW, statement -> statement.setString(1, what));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, instance);
            statement.setLong(2, lease.toMillis());
            statement.setString(3, what);
            try (var row = statement.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /** Goes on holding a turn; false when it was lost to another replica, so that the holder must stop. */
    public boolean keep(String what, Duration lease) throws SQLException {
        return 1
                == update(KEEP, statement -> {
                    statement.setLong(1, lease.toMillis());
                    statement.setString(2, what);
                    statement.setObject(3, instance);
                });
    }

    /** Gives the turn back after a complete reading that began then; due again after a while, or soon if somebody asked meanwhile. */
    public void succeed(String what, Instant begun, Duration again) throws SQLException {
        update(SUCCEED, statement -> {
            statement.setLong(1, config.breather().toMillis());
            statement.setLong(2, again.toMillis());
            statement.setObject(3, Times.utc(begun));
            statement.setString(4, what);
            statement.setObject(5, instance);
        });
    }

    /** Gives the turn back after a failure. */
    public void fail(String what, String reason, Duration again) throws SQLException {
        update(FAIL, statement -> {
            statement.setLong(1, again.toMillis());
            statement.setString(2, reason);
            statement.setString(3, what);
            statement.setObject(4, instance);
        });
    }

    /** Wants it read at once, or a breather after the reading before. */
    public void ask(String what) throws SQLException {
        update(ASK, statement -> {
            statement.setString(1, what);
            statement.setLong(2, config.breather().toMillis());
        });
    }

    /** How it stands; empty when nobody ever wanted to read it. */
    public Optional<State> find(String what) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setString(1, what);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new State(
                                row.getInt("failures"),
                                row.getString("reason"),
                                Times.instant(row, "due_at"),
                                Times.instantOrNull(row, "succeeded_at")))
                        : Optional.empty();
            }
        }
    }

    /**
     * How a reading stands.
     *
     * @param failures in a row
     * @param reason of the latest failure; null after a success
     * @param dueAt when it is read next
     * @param succeededAt when the latest complete reading began; null when there was none
     */
    public record State(
            int failures,
            @Nullable String reason,
            Instant dueAt,
            @Nullable Instant succeededAt) {}

    private int update(String sql, Parameters parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
