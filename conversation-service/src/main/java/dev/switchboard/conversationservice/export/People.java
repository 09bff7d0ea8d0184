package dev.switchboard.conversationservice.export;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.conversationservice.contact.ContactChain;
import dev.switchboard.conversationservice.export.Person.HeldIdentifier;
import dev.switchboard.conversationservice.export.Person.HeldMerge;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks up who somebody is, with all ids they ever had. */
@ApplicationScoped
class People {

    private static final String CONTACT = "SELECT name, created_at FROM contact WHERE id = ? AND erased_at IS NULL";

    private static final String IDENTIFIERS = """
            SELECT kind, value, active_from, retired_at FROM contact_identifier WHERE contact_id = ANY (?)
            ORDER BY active_from, kind
            """;

    private static final String MERGES = """
            SELECT surviving_contact_id, merged_contact_id, evidence, merged_at, separated_at FROM contact_merge
            WHERE surviving_contact_id = ANY (?) OR merged_contact_id = ANY (?)
            ORDER BY merged_at
            """;

    private final DataSource dataSource;
    private final ContactChain chain;

    People(DataSource dataSource, ContactChain chain) {
        this.dataSource = dataSource;
        this.chain = chain;
    }

    /** Somebody, by any contact that turned out to be them; empty when nobody has this id, or not any more. */
    Optional<Person> find(UUID contactId) {
        try (var connection = dataSource.getConnection()) {
            var ids = chain.of(connection, contactId);
            return ids.isEmpty() ? Optional.empty() : person(connection, ids);
        } catch (SQLException e) {
            throw new IllegalStateException("a contact cannot be read", e);
        }
    }

    private static Optional<Person> person(Connection connection, List<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement(CONTACT)) {
            statement.setObject(1, ids.getFirst());
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var name = rows.getString("name");
                return Optional.of(new Person(
                        ids.getFirst(),
                        name == null ? null : new PersonalDetail(name),
                        Times.instant(rows, "created_at"),
                        ids,
                        identifiers(connection, ids),
                        merges(connection, ids)));
            }
        }
    }

    private static List<HeldIdentifier> identifiers(Connection connection, List<UUID> ids) throws SQLException {
        var found = new ArrayList<HeldIdentifier>();
        try (var statement = connection.prepareStatement(IDENTIFIERS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new HeldIdentifier(
                            rows.getString("kind"),
                            new PersonalDetail(rows.getString("value")),
                            Times.instant(rows, "active_from"),
                            Times.instantOrNull(rows, "retired_at")));
                }
            }
        }
        return found;
    }

    private static List<HeldMerge> merges(Connection connection, List<UUID> ids) throws SQLException {
        var found = new ArrayList<HeldMerge>();
        try (var statement = connection.prepareStatement(MERGES)) {
            var array = connection.createArrayOf("uuid", ids.toArray());
            statement.setArray(1, array);
            statement.setArray(2, array);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new HeldMerge(
                            rows.getObject("surviving_contact_id", UUID.class),
                            rows.getObject("merged_contact_id", UUID.class),
                            rows.getString("evidence"),
                            Times.instant(rows, "merged_at"),
                            Times.instantOrNull(rows, "separated_at")));
                }
            }
        }
        return found;
    }
}
