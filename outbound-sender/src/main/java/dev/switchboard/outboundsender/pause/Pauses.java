package dev.switchboard.outboundsender.pause;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Scopes in which nobody calls Meta for a while, shared by all instances. Methods join the transaction around them. */
@ApplicationScoped
public class Pauses {

    private static final String EVERYTHING = "*";

    /** The longer pause wins; one that a person has to end is not hidden by a short one. */
    private static final String PAUSE = """
            INSERT INTO sending_pause AS known (scope, covers, source, paused_until, needs_person, reason, since)
            VALUES (?, ?, 'ANSWER', now() + ? * interval '1 millisecond', ?, ?, ?)
            ON CONFLICT (scope, covers, source) DO UPDATE SET
                since = CASE WHEN known.paused_until > now() - interval '2 minutes' THEN known.since ELSE excluded.since END,
                paused_until = greatest(known.paused_until, excluded.paused_until),
                needs_person = excluded.needs_person OR (known.needs_person AND known.paused_until > now()),
                reason = excluded.reason
            """;

    /** What is told replaces what the same source told before. Answers a row when it was not known. */
    private static final String TELL = """
            INSERT INTO sending_pause AS known (scope, covers, source, paused_until, needs_person, reason, since)
            VALUES (?, ?, ?, coalesce(now() + ? * interval '1 millisecond', 'infinity'), TRUE, ?, ?)
            ON CONFLICT (scope, covers, source) DO UPDATE SET
                since = CASE WHEN known.paused_until > now() THEN known.since ELSE excluded.since END,
                paused_until = excluded.paused_until,
                reason = excluded.reason
            """;

    private static final String END = "DELETE FROM sending_pause WHERE scope = ? AND source = ?";

    private static final String INITIATED =
            "SELECT scope, reason FROM sending_pause WHERE covers = 'INITIATED' AND paused_until > now()";

    private static final String ACTIVE = """
            SELECT scope, covers, reason, since FROM sending_pause WHERE needs_person AND paused_until > now()
            ORDER BY scope, covers, source
            """;

    private final DataSource database;

    Pauses(DataSource database) {
        this.database = database;
    }

    /** Stops the scope after an answer; a trouble of one conversation stops nobody else. */
    public void pause(Scope scope, String phoneNumberId, Pause pause) throws SQLException {
        var key = switch (scope) {
            case CONVERSATION -> null;
            case INITIATED, NUMBER -> phoneNumberId;
            case SENDER -> EVERYTHING;
        };
        if (key == null) {
            return;
        }
        var covers = scope == Scope.INITIATED ? Covers.INITIATED : Covers.ALL;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PAUSE)) {
            statement.setString(1, key);
            statement.setString(2, covers.name());
            statement.setLong(3, pause.duration().toMillis());
            statement.setBoolean(4, pause.needsPerson());
            statement.setString(5, pause.reason());
            statement.setObject(6, Times.utc(pause.since()));
            statement.executeUpdate();
        }
    }

    /** Stops a number because Meta told so; {@code duration} is null where only other news end it. */
    public void told(
            String phoneNumberId, Covers covers, Source source, @Nullable Duration duration, String reason, Instant now)
            throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, phoneNumberId);
            statement.setString(2, covers.name());
            statement.setString(3, source.name());
            statement.setObject(4, duration == null ? null : duration.toMillis());
            statement.setString(5, reason);
            statement.setObject(6, Times.utc(now));
            statement.executeUpdate();
        }
    }

    /** Ends what a source told of a number. Answers whether there was anything. */
    public boolean end(String phoneNumberId, Source source) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setString(1, phoneNumberId);
            statement.setString(2, source.name());
            return statement.executeUpdate() > 0;
        }
    }

    /** Which numbers may only answer now. */
    public OnlyAnswers onlyAnswers() throws SQLException {
        var reasons = new HashMap<String, String>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(INITIATED);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                reasons.put(rows.getString("scope"), rows.getString("reason"));
            }
        }
        return new OnlyAnswers(reasons);
    }

    /** Pauses that somebody should look at. */
    List<ActivePause> active() throws SQLException {
        var pauses = new ArrayList<ActivePause>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ACTIVE);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                pauses.add(new ActivePause(
                        rows.getString("scope"),
                        Covers.valueOf(rows.getString("covers")),
                        rows.getString("reason"),
                        Times.instant(rows, "since")));
            }
        }
        return pauses;
    }

    /**
     * A pause after an answer.
     *
     * @param needsPerson false where Meta only asks us to slow down
     * @param reason stable code
     */
    public record Pause(Duration duration, boolean needsPerson, String reason, Instant since) {}

    /** Numbers that may only answer, with the reason. */
    public record OnlyAnswers(Map<String, String> reasons) {
        public OnlyAnswers {
            reasons = Map.copyOf(reasons);
        }

        /** Why this number may only answer; null when it may write first. */
        public @Nullable String reason(String phoneNumberId) {
            return reasons.get(phoneNumberId);
        }
    }
}
