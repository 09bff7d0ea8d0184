package dev.switchboard.conversationservice.erasure;

import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.conversationservice.contact.ContactChain;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.erasure.ErasureIntake.Person;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds all contacts that are one person, and holds them and their threads, so that nobody adds to them meanwhile. */
@ApplicationScoped
class People {

    private static final String LOCK = "SELECT id FROM contact WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private static final String LOCK_THREADS = """
            SELECT id FROM conversation WHERE contact_id = ANY (?) ORDER BY id FOR NO KEY UPDATE
            """;

    /** An id that nobody here heard of yet must not become somebody afterwards. */
    private static final String BURY = """
            INSERT INTO contact (id, portfolio, created_at, erased_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final ContactChain contacts;

    People(ContactChain contacts) {
        this.contacts = contacts;
    }

    /**
     * All that is one person with this contact; a contact that nobody knows is noted as erased.
     *
     * @throws ConcurrentChangeException when somebody was merged meanwhile
     */
    Person hold(Connection connection, UUID contactId, Instant now) throws SQLException {
        var chain = contacts.of(connection, contactId);
        if (chain.isEmpty()) {
            bury(connection, contactId, now);
            return new Person(contactId, List.of(contactId), List.of());
        }
        ids(connection, LOCK, chain);
        if (!contacts.of(connection, contactId).equals(chain)) {
            throw new ConcurrentChangeException("a contact was merged meanwhile");
        }
        return new Person(chain.getFirst(), chain, ids(connection, LOCK_THREADS, chain));
    }

    private static List<UUID> ids(Connection connection, String sql, List<UUID> parameter) throws SQLException {
        try (var statement = Columns.of(parameter).uuid(id -> id).prepare(connection, sql);
                var rows = statement.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private static void bury(Connection connection, UUID contactId, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(BURY)) {
            statement.setObject(1, contactId);
            statement.setString(2, PortfolioConfig.DEFAULT);
            statement.setObject(3, Times.utc(now));
            statement.setObject(4, Times.utc(now));
            if (statement.executeUpdate() == 0) {
                throw new ConcurrentChangeException("a contact came to be meanwhile");
            }
        }
    }
}
