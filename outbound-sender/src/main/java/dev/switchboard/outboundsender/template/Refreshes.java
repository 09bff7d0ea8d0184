package dev.switchboard.outboundsender.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Names of templates to be read from Meta at once. Every method joins the transaction around it, if there is one. */
@ApplicationScoped
class Refreshes {

    private static final String WANT = """
            INSERT INTO template_refresh AS known (waba_id, name) VALUES (?, ?)
            ON CONFLICT (waba_id, name) DO UPDATE SET wishes = known.wishes + 1, tries = 0, due_at = least(known.due_at, now())
            """;

    private static final String TAKE = """
            UPDATE template_refresh SET due_at = now() + ? * interval '1 millisecond', tries = tries + 1
            WHERE (waba_id, name) = (
                SELECT waba_id, name FROM template_refresh WHERE due_at <= now()
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING waba_id, name, wishes, tries
            """;

    private static final String END = "DELETE FROM template_refresh WHERE waba_id = ? AND name = ? AND wishes = ?";

    private static final String POSTPONE_ALL =
            "UPDATE template_refresh SET due_at = greatest(due_at, now() + ? * interval '1 millisecond')";

    private static final String POSTPONE = """
            UPDATE template_refresh SET due_at = now() + ? * interval '1 millisecond'
            WHERE waba_id = ? AND name = ? AND wishes = ?
            """;

    private final DataSource database;

    Refreshes(DataSource database) {
        this.database = database;
    }

    /**
     * A wish under way.
     *
     * @param wishes how many wishes it answers
     * @param tries counting this one
     */
    record Wish(String wabaId, String name, int wishes, int tries) {}

    /** Wants the languages of a name read. */
    void want(String wabaId, String name) throws SQLException {
        update(WANT, statement -> {
            statement.setString(1, wabaId);
            statement.setString(2, name);
        });
    }

    /** Takes the oldest wish that is due; nobody else has it for as long as the lease. */
    Optional<Wish> take(Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, lease.toMillis());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Wish(
                                row.getString("waba_id"),
                                row.getString("name"),
                                row.getInt("wishes"),
                                row.getInt("tries")))
                        : Optional.empty();
            }
        }
    }

    /** Ends a wish, unless somebody wished again meanwhile. */
    void end(Wish wish) throws SQLException {
        update(END, statement -> {
            statement.setString(1, wish.wabaId());
            statement.setString(2, wish.name());
            statement.setInt(3, wish.wishes());
        });
    }

    /** Puts a wish off, unless somebody wished again meanwhile. */
    void postpone(Wish wish, Duration wait) throws SQLException {
        update(POSTPONE, statement -> {
            statement.setLong(1, wait.toMillis());
            statement.setString(2, wish.wabaId());
            statement.setString(3, wish.name());
            statement.setInt(4, wish.wishes());
        });
    }

    /** Puts all wishes off, since Meta listens to none of them. */
    void postponeAll(Duration wait) throws SQLException {
        update(POSTPONE_ALL, statement -> statement.setLong(1, wait.toMillis()));
    }

    private void update(String sql, Parameters parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
