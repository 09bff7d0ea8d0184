package dev.switchboard.conversationservice.contact;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ids of contacts that stand for nobody of their own any more: they became part of another contact, or were erased. */
@ApplicationScoped
public class FormerContacts {

    private static final String FIND = """
            SELECT id FROM contact WHERE id = ANY (?) AND (merged_into IS NOT NULL OR erased_at IS NOT NULL)
            """;

    private static final String KEEP = """
            INSERT INTO contact (id, portfolio, created_at, merged_into)
            SELECT a.id, c.portfolio, ?, c.id FROM unnest(?, ?) AS a (id, known) JOIN contact c ON c.id = a.known
            ORDER BY a.id
            ON CONFLICT DO NOTHING
            """;

    /** Those of these ids. */
    public Set<UUID> among(Connection connection, Collection<UUID> ids) throws SQLException {
        var found = new HashSet<UUID>();
        try (var statement = Columns.of(ids).uuid(id -> id).prepare(connection, FIND);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    /** Notes ids under which others know somebody whom we know by another, so that either means them. */
    public void keep(Connection connection, Map<UUID, UUID> knownByProposed, Instant now) throws SQLException {
        if (knownByProposed.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, Times.utc(now));
            statement.setArray(
                    2, connection.createArrayOf("uuid", knownByProposed.keySet().toArray()));
            statement.setArray(
                    3, connection.createArrayOf("uuid", knownByProposed.values().toArray()));
            statement.executeUpdate();
        }
    }
}
