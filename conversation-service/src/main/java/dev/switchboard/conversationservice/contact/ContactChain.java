package dev.switchboard.conversationservice.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All contacts that turned out to be one person. */
@ApplicationScoped
public class ContactChain {

    /** First to the one that survived, then to all that were merged into it. */
    private static final String CHAIN = """
            WITH RECURSIVE up AS (
                SELECT id, merged_into FROM contact WHERE id = ?
                UNION SELECT c.id, c.merged_into FROM contact c JOIN up ON c.id = up.merged_into
            ), chain AS (
                SELECT id, 0 AS depth FROM up WHERE merged_into IS NULL
                UNION SELECT c.id, chain.depth + 1 FROM contact c JOIN chain ON c.merged_into = chain.id
            )
            SELECT id FROM chain ORDER BY depth, id
            """;

    /** All that is one person with this contact, the survivor first; empty when nobody has this id. */
    public List<UUID> of(Connection connection, UUID contactId) throws SQLException {
        try (var statement = connection.prepareStatement(CHAIN)) {
            statement.setObject(1, contactId);
            var ids = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
