package dev.switchboard.outboundsender.consent;

import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Who is erased, and whose conversations are theirs. Every method joins the transaction around it. */
@ApplicationScoped
public class ErasedConsents {

    private static final String ERASE = """
            UPDATE contact_consent SET state = ?, erased_at = ? WHERE contact_id = ? AND erased_at IS NULL
            """;

    private static final String MARK = """
            INSERT INTO contact_consent (contact_id, revision, state, erased_at) VALUES (?, 0, ?, ?)
            ON CONFLICT (contact_id) DO NOTHING
            """;

    private static final String MERGED = """
            WITH RECURSIVE merged AS (
                SELECT contact_id FROM contact_consent WHERE merged_into = ?
                UNION SELECT c.contact_id FROM contact_consent c JOIN merged m ON c.merged_into = m.contact_id
            )
            SELECT contact_id FROM merged
            """;

    private static final String CONVERSATIONS =
            "SELECT conversation_id FROM conversation_contact WHERE contact_id = ANY (?) ORDER BY conversation_id";

    private static final String BELONG_UNLESS_KNOWN = """
            INSERT INTO conversation_contact (conversation_id, contact_id) VALUES (?, ?)
            ON CONFLICT (conversation_id) DO NOTHING
            """;

    private final DataSource database;

    ErasedConsents(DataSource database) {
        this.database = database;
    }

    /**
     * Nothing may be sent to these contacts any more, whatever was known of them and whatever is told later. Answers how many
     * states went.
     */
    public int erase(Collection<UUID> contactIds, Instant erasedAt) throws SQLException {
        try (var connection = database.getConnection()) {
            var gone = 0;
            for (var contactId : contactIds) {
                gone += erase(connection, contactId, erasedAt);
            }
            return gone;
        }
    }

    /** A contact and those that were merged into it. */
    public List<UUID> group(UUID contactId) throws SQLException {
        var group = new LinkedHashSet<UUID>();
        group.add(contactId);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(MERGED)) {
            query.setObject(1, contactId);
            group.addAll(ids(query));
        }
        return List.copyOf(group);
    }

    /** The conversations of contacts, as far as they were told. */
    public List<UUID> conversationsOf(Collection<UUID> contactIds) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(CONVERSATIONS)) {
            query.setArray(1, connection.createArrayOf("uuid", contactIds.toArray()));
            return ids(query);
        }
    }

    /** A conversation belongs to a contact, unless it is known whose it is. */
    public void belongsUnlessKnown(UUID conversationId, UUID contactId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BELONG_UNLESS_KNOWN)) {
            statement.setObject(1, conversationId);
            statement.setObject(2, contactId);
            statement.executeUpdate();
        }
    }

    private static int erase(Connection connection, UUID contactId, Instant erasedAt) throws SQLException {
        var state =
                Consents.write(new ConsentState(contactId, null, List.of(), List.of(), false, true, null, 0, erasedAt));
        var at = Times.utc(erasedAt);
        try (var erase = connection.prepareStatement(ERASE);
                var mark = connection.prepareStatement(MARK)) {
            erase.setString(1, state);
            erase.setObject(2, at);
            erase.setObject(3, contactId);
            mark.setObject(1, contactId);
            mark.setString(2, state);
            mark.setObject(3, at);
            var gone = erase.executeUpdate();
            mark.executeUpdate();
            return gone;
        }
    }

    private static List<UUID> ids(PreparedStatement query) throws SQLException {
        var found = new ArrayList<UUID>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
