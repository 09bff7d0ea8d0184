package dev.switchboard.outboundsender.template;

import dev.switchboard.outboundsender.template.Template.Told;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of templates. Every method joins the transaction around it. */
@ApplicationScoped
class Templates {

    private static final String COLUMNS = """
            template_id, waba_id, name, language, status, category, coming_category, quality, reason, parameter_format,
            components, as_of, listed_at, status_at, category_at, quality_at, version
            """;

    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM template WHERE template_id = ANY (?) ORDER BY template_id FOR UPDATE";

    private static final String LOCK_UNLISTED = "SELECT " + COLUMNS + """
             FROM template
            WHERE waba_id = ? AND (?::text IS NULL OR name = ?) AND listed_at < ? AND status <> 'DELETED'
            ORDER BY template_id FOR UPDATE
            """;

    private static final String ADD = "INSERT INTO template (" + COLUMNS + """
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (template_id) DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE template SET
                name = ?, language = ?, status = ?, category = ?, coming_category = ?, quality = ?, reason = ?,
                parameter_format = ?, components = ?, as_of = ?, listed_at = ?, status_at = ?, category_at = ?,
                quality_at = ?, version = ?
            WHERE template_id = ?
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM template WHERE template_id = ?";

    private static final String FIND_NAMED = "SELECT " + COLUMNS + """
             FROM template WHERE waba_id = ? AND name = ? AND language = ?
            ORDER BY (status = 'DELETED'), listed_at DESC, template_id DESC LIMIT 1
            """;

    private static final String LIST = "SELECT " + COLUMNS + """
             FROM template
            WHERE (?::text IS NULL OR waba_id = ?) AND (?::text IS NULL OR status = ?)
              AND (?::text IS NULL OR language = ?) AND (?::text IS NULL OR category = ?)
              AND (?::text IS NULL OR name = ?) AND template_id COLLATE "C" > ?
              AND (status <> 'DELETED' OR ?)
            ORDER BY template_id COLLATE "C" LIMIT ?
            """;

    private final DataSource database;

    Templates(DataSource database) {
        this.database = database;
    }

    /** Locks those that are known, in an order that all share. */
    List<Template> lock(Collection<String> templateIds) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK)) {
            query.setArray(1, connection.createArrayOf("text", templateIds.toArray()));
            return read(query);
        }
    }

    /** Locks those that no listing had since {@code begun}: all of an account, or those of a name. */
    List<Template> lockUnlisted(String wabaId, @Nullable String name, Instant begun) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK_UNLISTED)) {
            query.setString(1, wabaId);
            query.setString(2, name);
            query.setString(3, name);
            query.setObject(4, Times.utc(begun));
            return read(query);
        }
    }

    /** Adds one; false when somebody else just did. */
    boolean add(Template template) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setString(1, template.templateId());
            statement.setString(2, template.wabaId());
            setContent(statement, template, 3);
            return statement.executeUpdate() == 1;
        }
    }

    /** Writes locked ones back. */
    void change(List<Template> templates) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CHANGE)) {
            for (var template : templates) {
                statement.setString(setContent(statement, template, 1), template.templateId());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The template of that id. */
    Optional<Template> find(String templateId) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setString(1, templateId);
            return read(query).stream().findFirst();
        }
    }

    /** The template of that name in exactly that language; a deleted one only where there is no other. */
    Optional<Template> find(String wabaId, String name, String language) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND_NAMED)) {
            query.setString(1, wabaId);
            query.setString(2, name);
            query.setString(3, language);
            return read(query).stream().findFirst();
        }
    }

    /** Those that match, by ascending id after {@code after}; deleted ones only where their status is asked for. */
    List<Template> list(TemplateFilter filter, String after, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LIST)) {
            var place = 1;
            for (var wanted :
                    new String[] {filter.wabaId(), filter.status(), filter.language(), filter.category(), filter.name()
                    }) {
                query.setString(place++, wanted);
                query.setString(place++, wanted);
            }
            query.setString(place++, after);
            query.setBoolean(place++, Template.DELETED.equals(filter.status()));
            query.setInt(place, limit);
            return read(query);
        }
    }

    private static int setContent(PreparedStatement statement, Template template, int first) throws SQLException {
        var place = first;
        statement.setString(place++, template.name());
        statement.setString(place++, template.language());
        statement.setString(place++, template.status());
        statement.setString(place++, template.category());
        statement.setString(place++, template.comingCategory());
        statement.setString(place++, template.quality());
        statement.setString(place++, template.reason());
        statement.setString(place++, template.parameterFormat());
        statement.setString(place++, template.components());
        statement.setObject(place++, Times.utc(template.told().published()));
        statement.setObject(place++, Times.utc(template.told().listed()));
        statement.setObject(place++, Times.utc(template.told().status()));
        statement.setObject(place++, Times.utc(template.told().category()));
        statement.setObject(place++, Times.utc(template.told().quality()));
        statement.setInt(place++, template.version());
        return place;
    }

    private static List<Template> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Template>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Template read(ResultSet row) throws SQLException {
        return new Template(
                row.getString("template_id"),
                row.getString("waba_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("status"),
                row.getString("category"),
                row.getString("coming_category"),
                row.getString("quality"),
                row.getString("reason"),
                row.getString("parameter_format"),
                row.getString("components"),
                new Told(
                        Times.instant(row, "as_of"),
                        Times.instant(row, "listed_at"),
                        Times.instant(row, "status_at"),
                        Times.instant(row, "category_at"),
                        Times.instant(row, "quality_at")),
                row.getInt("version"));
    }
}
