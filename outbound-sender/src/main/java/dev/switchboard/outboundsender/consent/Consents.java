package dev.switchboard.outboundsender.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of consents and of whose conversations are whose. Every method joins the transaction around it. */
@ApplicationScoped
public class Consents {

    private static final String KEEP = """
            INSERT INTO contact_consent AS known (contact_id, revision, merged_into, state) VALUES (?, ?, ?, ?)
            ON CONFLICT (contact_id) DO UPDATE SET
                revision = excluded.revision, merged_into = excluded.merged_into, state = excluded.state
            WHERE excluded.revision > known.revision AND known.erased_at IS NULL
            """;

    private static final String BELONG = """
            INSERT INTO conversation_contact AS known (conversation_id, contact_id) VALUES (?, ?)
            ON CONFLICT (conversation_id) DO UPDATE SET contact_id = excluded.contact_id
            WHERE excluded.contact_id <> known.contact_id
            """;

    private static final String FIND = """
            SELECT whose.conversation_id, coalesce(survivor.state, own.state) AS state, joining.state AS joining
            FROM conversation_contact whose
            LEFT JOIN contact_consent own ON own.contact_id = whose.contact_id
            LEFT JOIN contact_consent survivor ON survivor.contact_id = own.merged_into
            LEFT JOIN contact_consent joining
                ON joining.contact_id = whose.former_contact_id AND joining.merged_into IS NULL
            WHERE whose.conversation_id = ANY (?)
            """;

    private static final String JOIN =
            "UPDATE conversation_contact SET former_contact_id = ? WHERE conversation_id = ?";

    private final DataSource database;

    Consents(DataSource database) {
        this.database = database;
    }

    /** What the customers of these conversations agreed to, where anything is known of it. */
    public Map<UUID, KnownConsents> find(Collection<UUID> conversationIds) throws SQLException {
        var found = new HashMap<UUID, KnownConsents>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject("conversation_id", UUID.class),
                            new KnownConsents(read(rows.getString("state")), read(rows.getString("joining"))));
                }
            }
        }
        return found;
    }

    /** Takes states in; of each contact the highest revision stays, but for the erased, of whom nothing is told any more. */
    void keep(List<ConsentState> states) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            for (var state : states) {
                statement.setObject(1, state.contactId());
                statement.setLong(2, state.revision());
                statement.setObject(3, state.mergedInto());
                statement.setString(4, write(state));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Conversations belong to these contacts. */
    void belong(Map<UUID, UUID> contacts) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BELONG)) {
            for (var contact : contacts.entrySet()) {
                statement.setObject(1, contact.getKey());
                statement.setObject(2, contact.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Who was merged into the contacts of conversations; null for those that were separated again. */
    void join(Map<UUID, @Nullable UUID> formerContacts) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(JOIN)) {
            for (var former : formerContacts.entrySet()) {
                statement.setObject(1, former.getValue());
                statement.setObject(2, former.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static String write(ConsentState state) {
        var nameless = new ConsentState(
                state.contactId(),
                null,
                state.entries(),
                state.marketingStops(),
                state.suppressed(),
                state.erased(),
                state.mergedInto(),
                state.revision(),
                state.asOf(),
                state.block());
        try {
            return EventJson.mapper().writeValueAsString(nameless);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state cannot be written contactId=" + state.contactId(), e);
        }
    }

    private static @Nullable ConsentState read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return EventJson.mapper().readValue(json, ConsentState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state cannot be read", e);
        }
    }
}
