package dev.switchboard.consentservice.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What numbers understand, in the database; every version of a list is kept. */
@ApplicationScoped
public class Numbers {

    private static final String SETTINGS = """
            SELECT version, active, keyword_revision, settings::text FROM number_settings WHERE phone_number_id = ?
            """;

    private static final String HOLD = """
            INSERT INTO number_settings (phone_number_id, version, settings, updated_at, updated_by)
            VALUES (?, 0, ?::jsonb, ?, ?)
            ON CONFLICT (phone_number_id) DO UPDATE SET phone_number_id = excluded.phone_number_id
            """;

    private static final String SAVE = """
            UPDATE number_settings SET version = version + 1, active = ?, settings = ?::jsonb, updated_at = ?, updated_by = ?
            WHERE phone_number_id = ?
            """;

    private static final String REVISE = """
            UPDATE number_settings SET keyword_revision = keyword_revision + 1 WHERE phone_number_id = ?
            """;

    private static final String DEFAULTS = "SELECT locale, opt_out, opt_in, yes, no FROM keyword_default";

    private static final String OWN = """
            SELECT DISTINCT ON (locale) locale, version, document::text FROM keyword_list
            WHERE phone_number_id = ? ORDER BY locale, version DESC
            """;

    private static final String ADD = """
            INSERT INTO keyword_list (phone_number_id, locale, version, document, updated_at, updated_by)
            VALUES (?, ?, ?, ?::jsonb, ?, ?)
            """;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Row(NumberSettings.Versioned settings, long keywordRevision) {}

    private record Kept(Row row, Understanding understanding) {}

    /** All that a number understands at this moment. */
    public Understanding understanding(Connection connection, String phoneNumberId) throws SQLException {
        var row = row(connection, phoneNumberId);
        var known = kept.get(phoneNumberId);
        if (known != null && known.row().equals(row)) {
            return known.understanding();
        }
        var understanding = new Understanding(
                row.settings(), lists(connection, phoneNumberId).values(), defaults(connection));
        kept.put(phoneNumberId, new Kept(row, understanding));
        return understanding;
    }

    /** Settings of a number; version 0 when nobody set it up. */
    NumberSettings.Versioned settings(Connection connection, String phoneNumberId) throws SQLException {
        return row(connection, phoneNumberId).settings();
    }

    /** The lists of a number: its own, and where it has none, those that every number starts with. */
    Map<String, KeywordList.Versioned> lists(Connection connection, String phoneNumberId) throws SQLException {
        var lists = new TreeMap<>(
                defaults(connection).stream().collect(Collectors.toMap(KeywordList.Versioned::locale, list -> list)));
        Sql.query(
                        connection,
                        OWN,
                        row -> new KeywordList.Versioned(
                                row.getString("locale"),
                                row.getInt("version"),
                                read(row.getString("document"), KeywordList.class)),
                        phoneNumberId)
                .forEach(list -> lists.put(list.locale(), list));
        return lists;
    }

    /** Locks a number for a change. */
    void hold(Connection connection, String phoneNumberId, String by, Instant now) throws SQLException {
        Sql.update(connection, HOLD, phoneNumberId, write(NumberSettings.initial()), now, by);
    }

    /** Stores settings as the next version; the caller holds the number. */
    void save(
            Connection connection,
            String phoneNumberId,
            boolean active,
            NumberSettings settings,
            String by,
            Instant now)
            throws SQLException {
        Sql.update(connection, SAVE, active, write(settings), now, by, phoneNumberId);
    }

    /** Stores a list as the next version; the caller holds the number. */
    void save(Connection connection, String phoneNumberId, KeywordList.Versioned list, String by, Instant now)
            throws SQLException {
        Sql.update(connection, ADD, phoneNumberId, list.locale(), list.version(), write(list.list()), now, by);
        Sql.update(connection, REVISE, phoneNumberId);
    }

    /** Refuses what would leave customers of an active number unable to say stop, or unsure whether it worked. */
    static void requireComplete(String defaultLocale, Map<String, KeywordList.Versioned> lists, ProblemCode problem) {
        var list = lists.get(defaultLocale);
        if (list == null || !list.list().complete()) {
            throw problem.because(
                    "the number's own language needs an opt-out keyword and a confirmation of opting out");
        }
    }

    private static Row row(Connection connection, String phoneNumberId) throws SQLException {
        return Sql.first(
                        connection,
                        SETTINGS,
                        row -> new Row(
                                new NumberSettings.Versioned(
                                        row.getInt("version"),
                                        row.getBoolean("active"),
                                        read(row.getString("settings"), NumberSettings.class)),
                                row.getLong("keyword_revision")),
                        phoneNumberId)
                .orElseGet(() -> new Row(new NumberSettings.Versioned(0, false, NumberSettings.initial()), 0));
    }

    private static List<KeywordList.Versioned> defaults(Connection connection) throws SQLException {
        return new ArrayList<>(Sql.query(connection, DEFAULTS, Numbers::defaultOf));
    }

    private static KeywordList.Versioned defaultOf(ResultSet row) throws SQLException {
        return new KeywordList.Versioned(
                row.getString("locale"),
                0,
                new KeywordList(
                        Sql.words(row, "opt_out"),
                        Sql.words(row, "opt_in"),
                        Sql.words(row, "yes"),
                        Sql.words(row, "no"),
                        Set.of(),
                        null,
                        null,
                        null));
    }

    private static String write(Object document) {
        try {
            return EventJson.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(EventJson.mapper().readValue(json, type)).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read as " + type.getSimpleName(), e);
        }
    }
}
