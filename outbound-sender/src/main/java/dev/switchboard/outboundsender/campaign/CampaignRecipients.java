package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.outboundsender.consent.ContactAddress;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Who the recipients of campaigns are, to be told and forgotten. Joins the transaction around it. */
@ApplicationScoped
public class CampaignRecipients {

    private static final String RESOLVED = """
            SELECT DISTINCT wa_id, user_id FROM campaign_recipient WHERE conversation_id = ANY (?) AND given IS NOT NULL
            """;

    private static final String FIND = """
            SELECT r.campaign_id, c.name, r.row_number, r.given, r.wa_id, r.user_id, r.parameters, r.state, r.code,
                r.explanation, r.message_id, r.conversation_id, r.moved_at
            FROM campaign_recipient r JOIN campaign c ON c.id = r.campaign_id
            WHERE r.conversation_id = ANY (?::uuid[]) OR r.address = ANY (?) OR r.user_id = ANY (?)
            ORDER BY c.created_at, r.campaign_id, r.row_number
            """;

    private static final String FORGET = """
            WITH held AS (
                SELECT campaign_id, row_number FROM campaign_recipient
                WHERE given IS NOT NULL
                    AND (conversation_id = ANY (?::uuid[]) OR address = ANY (?) OR user_id = ANY (?))
                ORDER BY message_id FOR UPDATE)
            UPDATE campaign_recipient r SET
                given = NULL, wa_id = NULL, user_id = NULL, parameters = NULL,
                code = CASE WHEN state = 'WAITING' THEN 'contact_erased' ELSE code END,
                explanation = CASE WHEN state = 'WAITING' THEN 'the customer was erased on request' ELSE explanation END,
                moved_at = CASE WHEN state = 'WAITING' THEN ? ELSE moved_at END,
                state = CASE WHEN state = 'WAITING' THEN 'REFUSED' ELSE state END
            FROM held WHERE r.campaign_id = held.campaign_id AND r.row_number = held.row_number
            """;

    private final DataSource database;
    private final InstantSource clock;

    CampaignRecipients(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What rows may name somebody by. */
    private record Names(Set<String> addresses, Set<String> userIds) {

        void add(ContactAddress known) {
            var waId = known.waId();
            if (waId != null) {
                PhoneSpellings.of(waId).forEach(spelling -> addresses.add("p" + spelling));
            }
            var userId = known.userId();
            if (userId != null) {
                userIds.add(userId);
            }
        }
    }

    /**
     * Forgets who the recipients of these conversations and with these addresses were, also in audiences that wait, where they
     * are refused from now on. What became of their messages stays. Answers how many rows named them.
     *
     * <p>A row that is added later is not looked for here: the gate refuses its message, since the contact is erased.
     *
     * @param conversationIds of the same people; what their rows name them by is looked for, too
     * @param known phones, which are looked for in all spellings, and user ids
     */
    public int forget(Collection<UUID> conversationIds, Collection<ContactAddress> known) throws SQLException {
        if (conversationIds.isEmpty() && known.isEmpty()) {
            return 0;
        }
        try (var connection = database.getConnection()) {
            var names = names(connection, conversationIds, known);
            return Sql.update(connection, FORGET, conversationIds, names.addresses(), names.userIds(), clock.instant());
        }
    }

    /** Where these people stand in audiences, by what {@link #forget} would find them by; the oldest campaign first. */
    public List<AudiencePlace> find(Collection<UUID> conversationIds, Collection<ContactAddress> known)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var names = names(connection, conversationIds, known);
            return Sql.query(
                    connection, FIND, AudiencePlace::read, conversationIds, names.addresses(), names.userIds());
        }
    }

    private static Names names(
            Connection connection, Collection<UUID> conversationIds, Collection<ContactAddress> known)
            throws SQLException {
        var names = new Names(new HashSet<>(), new HashSet<>());
        known.forEach(names::add);
        if (!conversationIds.isEmpty()) {
            Sql.query(
                            connection,
                            RESOLVED,
                            row -> new ContactAddress(row.getString("wa_id"), row.getString("user_id")),
                            conversationIds)
                    .forEach(names::add);
        }
        return names;
    }
}
