package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Scopes in which nobody calls Meta for a while, shared by all instances. Methods join the transaction around them. */
@ApplicationScoped
class Pauses {

    private static final String EVERYTHING = "*";

    /** The longer pause wins; one that a person has to end is not hidden by a short one. */
    private static final String PAUSE = """
            INSERT INTO sending_pause AS known (scope, paused_until, needs_person, error_code, since)
            VALUES (?, now() + ? * interval '1 millisecond', ?, ?, ?)
            ON CONFLICT (scope) DO UPDATE SET
                since = CASE WHEN known.paused_until > now() - interval '2 minutes' THEN known.since ELSE excluded.since END,
                paused_until = greatest(known.paused_until, excluded.paused_until),
                needs_person = excluded.needs_person OR (known.needs_person AND known.paused_until > now()),
                error_code = excluded.error_code
            """;

    private static final String ACTIVE = """
            SELECT scope, error_code, since FROM sending_pause WHERE needs_person AND paused_until > now() ORDER BY scope
            """;

    private final DataSource database;

    Pauses(DataSource database) {
        this.database = database;
    }

    /** Stops the scope; a trouble of one conversation stops nobody else. */
    void pause(Scope scope, String phoneNumberId, Pause pause) throws SQLException {
        var key = switch (scope) {
            case CONVERSATION -> null;
            case NUMBER -> phoneNumberId;
            case SENDER -> EVERYTHING;
        };
        if (key == null) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PAUSE)) {
            statement.setString(1, key);
            statement.setLong(2, pause.duration().toMillis());
            statement.setBoolean(3, pause.needsPerson());
            statement.setInt(4, pause.errorCode());
            statement.setObject(5, pause.since().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Pauses that only a person can end, such as {@code "* since 2026-11-22T10:00:00Z code 190"}. */
    List<String> needingAPerson() throws SQLException {
        var pauses = new ArrayList<String>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ACTIVE);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                pauses.add("%s since %s code %d"
                        .formatted(
                                rows.getString("scope"),
                                rows.getObject("since", OffsetDateTime.class).toInstant(),
                                rows.getInt("error_code")));
            }
        }
        return pauses;
    }

    /**
     * A pause.
     *
     * @param needsPerson false where Meta only asks us to slow down
     */
    record Pause(Duration duration, boolean needsPerson, int errorCode, Instant since) {}
}
