package dev.switchboard.outboundsender.consent;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which phone and user id contacts have now, so that nobody is written to in a conversation of somebody else, and an erasure finds
 * them in audiences that were never sent to. Contacts that were merged keep theirs. Every method joins the transaction around it.
 *
 * <p>What is told of an erased contact is kept for as long as it is looked for, and goes with the next look: the news may come
 * later than the erasure.
 */
@ApplicationScoped
public class ContactAddresses {

    /** Rows are locked in one order by all. */
    private static final String KEEP = """
            INSERT INTO contact_address AS known (contact_id, wa_id, user_id, as_of, by_conversation)
            SELECT told.contact_id, told.wa_id, told.user_id, told.as_of, teller.by_conversation
            FROM unnest(?, ?, ?, ?) AS told (contact_id, wa_id, user_id, as_of),
                (VALUES (?::boolean)) AS teller (by_conversation)
            WHERE NOT EXISTS (
                SELECT FROM contact_consent own JOIN erased_contact gone ON gone.contact_id IN (own.contact_id, own.merged_into)
                WHERE own.contact_id = told.contact_id AND gone.look_again_at IS NULL)
            ORDER BY told.contact_id
            ON CONFLICT (contact_id) DO UPDATE SET
                wa_id = excluded.wa_id, user_id = excluded.user_id,
                as_of = excluded.as_of, by_conversation = excluded.by_conversation
            WHERE (excluded.by_conversation, excluded.as_of) >= (known.by_conversation, known.as_of)
            """;

    private static final String PASSED_ON = """
            DELETE FROM contact_address WHERE contact_id IN (
                SELECT known.contact_id FROM contact_address known
                JOIN unnest(?, ?) AS told (contact_id, as_of) ON told.contact_id = known.contact_id
                WHERE known.as_of <= told.as_of
                ORDER BY known.contact_id FOR UPDATE OF known)
            """;

    private static final String FIND = """
            SELECT wa_id, user_id FROM contact_address WHERE contact_id = ANY (?) ORDER BY contact_id
            """;

    /** A merged contact's conversation may still be on the way to the one that remains. */
    private static final String OF_CONVERSATIONS = """
            SELECT whose.conversation_id, known.wa_id, known.user_id
            FROM conversation_contact whose
            LEFT JOIN contact_consent own ON own.contact_id = whose.contact_id
            LEFT JOIN contact_consent merged ON merged.merged_into = coalesce(own.merged_into, whose.contact_id)
            JOIN contact_address known ON known.contact_id IN (whose.contact_id, own.merged_into, merged.contact_id)
            WHERE whose.conversation_id = ANY (?) AND (known.wa_id IS NOT NULL OR known.user_id IS NOT NULL)
            """;

    private static final String TAKE = """
            DELETE FROM contact_address WHERE contact_id IN (
                SELECT contact_id FROM contact_address WHERE contact_id = ANY (?) ORDER BY contact_id FOR UPDATE)
            RETURNING wa_id, user_id
            """;

    private final DataSource database;

    ContactAddresses(DataSource database) {
        this.database = database;
    }

    /** What somebody said of a contact; without address it has none any more. */
    record Told(UUID contactId, @Nullable ContactAddress address, Instant asOf) {

        static Told of(UUID contactId, @Nullable CustomerRef customer, Instant asOf) {
            return new Told(
                    contactId,
                    customer == null ? null : new ContactAddress(word(customer.waId()), word(customer.userId())),
                    asOf);
        }

        @Nullable
        String waId() {
            return address == null ? null : address.waId();
        }

        @Nullable
        String userId() {
            return address == null ? null : address.userId();
        }

        private static @Nullable String word(@Nullable PersonalDetail detail) {
            return detail == null ? null : detail.value();
        }
    }

    /** The addresses of contacts, as far as they were told. */
    public List<ContactAddress> find(Collection<UUID> contactIds) throws SQLException {
        return read(FIND, contactIds);
    }

    /** The addresses of those to whom these conversations belong, as far as they were told. */
    public Map<UUID, List<ContactAddress>> ofConversations(Collection<UUID> conversationIds) throws SQLException {
        var found = new HashMap<UUID, List<ContactAddress>>();
        try (var connection = database.getConnection()) {
            Sql.each(
                    connection,
                    OF_CONVERSATIONS,
                    row -> found.computeIfAbsent(Sql.uuid(row, "conversation_id"), _ -> new ArrayList<>())
                            .add(address(row)),
                    conversationIds);
        }
        return found;
    }

    /** Forgets the addresses of contacts, and answers them a last time. */
    public List<ContactAddress> take(Collection<UUID> contactIds) throws SQLException {
        return read(TAKE, contactIds);
    }

    /** conversation-service, which alone knows who somebody is, told this. */
    void keep(Collection<Told> told) throws SQLException {
        keep(told, true);
    }

    /**
     * consent-service told this: it counts of whom conversation-service told nothing. Merged contacts keep what they had; the
     * erased are forgotten when conversation-service says so.
     */
    void keepOf(Collection<ConsentState> states) throws SQLException {
        keep(
                states.stream()
                        .filter(state -> state.mergedInto() == null && !state.erased())
                        .map(state -> Told.of(state.contactId(), state.customer(), state.asOf()))
                        .toList(),
                false);
    }

    private void keep(Collection<Told> told, boolean byConversation) throws SQLException {
        var newest = new LinkedHashMap<UUID, Told>();
        for (var one : told) {
            newest.merge(one.contactId(), one, (known, next) -> next.asOf().isBefore(known.asOf()) ? known : next);
        }
        var kept = new ArrayList<Told>();
        var passedOn = new ArrayList<Told>();
        newest.values().forEach(one -> (one.address() == null ? passedOn : kept).add(one));
        try (var connection = database.getConnection()) {
            Columns.of(passedOn).uuid(Told::contactId).instant(Told::asOf).update(connection, PASSED_ON);
            Columns.of(kept)
                    .uuid(Told::contactId)
                    .text(Told::waId)
                    .text(Told::userId)
                    .instant(Told::asOf)
                    .update(connection, KEEP, byConversation);
        }
    }

    private List<ContactAddress> read(String sql, Collection<UUID> contactIds) throws SQLException {
        if (contactIds.isEmpty()) {
            return List.of();
        }
        try (var connection = database.getConnection()) {
            return Sql.query(connection, sql, ContactAddresses::address, contactIds);
        }
    }

    private static ContactAddress address(ResultSet row) throws SQLException {
        return new ContactAddress(row.getString("wa_id"), row.getString("user_id"));
    }
}
