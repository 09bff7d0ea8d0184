package dev.switchboard.consentservice.directory;

import dev.switchboard.consentservice.ledger.ChainEnds;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directory of contacts in the database. */
@ApplicationScoped
public class Contacts {

    private static final String COLUMNS = "id, survivor_id, wa_id, user_id, suppressed, erased_at, revision";

    private static final String ENSURE = """
            INSERT INTO contact (id, survivor_id, known_at)
            SELECT id, id, ? FROM unnest(?::uuid[]) AS c (id) ORDER BY id ON CONFLICT DO NOTHING
            """;

    private static final String RESOLVE = "SELECT id, survivor_id FROM contact WHERE id = ANY (?)";

    private static final String HOLD = "SELECT " + COLUMNS + ", chain_length, chain_hash, last_event_id" + """
             FROM contact WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String SAVE_ENDS = """
            UPDATE contact c SET chain_length = e.length, chain_hash = e.hash, last_event_id = e.event_id
            FROM unnest(?, ?, ?, ?) AS e (id, length, hash, event_id) WHERE c.id = e.id
            """;

    /** Late news of somebody erased takes no phone from whoever they are now. */
    private static final String RELEASE_PHONES = """
            UPDATE contact c SET wa_id = NULL
            FROM unnest(?, ?) AS n (id, wa_id) JOIN contact told ON told.id = n.id AND told.erased_at IS NULL
            WHERE c.wa_id = n.wa_id AND c.id <> n.id
            RETURNING c.survivor_id
            """;

    private static final String LEARN = """
            UPDATE contact c SET wa_id = n.wa_id, user_id = n.user_id, suppressed = c.suppressed OR n.suppressed
            FROM unnest(?, ?, ?, ?) AS n (id, wa_id, user_id, suppressed)
            WHERE c.id = n.id AND c.erased_at IS NULL
              AND (c.wa_id IS DISTINCT FROM n.wa_id OR c.user_id IS DISTINCT FROM n.user_id
                OR (n.suppressed AND NOT c.suppressed))
            RETURNING c.survivor_id
            """;

    private static final String KNOWN = """
            SELECT EXISTS (SELECT FROM contact WHERE id = ?)
                OR EXISTS (SELECT FROM conversation WHERE contact_id = ?) AS known
            """;

    private static final String SUPPRESSED = "SELECT id FROM contact WHERE id = ANY (?) AND suppressed";

    private static final String GROUP =
            "SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id) ORDER BY id";

    private static final String FIND = "SELECT " + COLUMNS + """
             FROM contact WHERE id = (SELECT survivor_id FROM contact WHERE id = ?)
            """;

    private static final String BY_PHONE = """
            SELECT wa_id, survivor_id FROM contact WHERE wa_id = ANY (?)
            """;

    private static final String PROPOSE = """
            INSERT INTO contact (id, survivor_id, wa_id, suppressed, known_at)
            SELECT id, id, wa_id, suppressed, ? FROM unnest(?::uuid[], ?::text[], ?::bool[]) AS p (id, wa_id, suppressed)
            ORDER BY wa_id ON CONFLICT (wa_id) WHERE wa_id IS NOT NULL DO NOTHING
            RETURNING id, wa_id
            """;

    private final Suppressions suppressions;
    private final FormerIds formerIds;

    Contacts(Suppressions suppressions, FormerIds formerIds) {
        this.suppressions = suppressions;
        this.formerIds = formerIds;
    }

    /** Locks the rows of those who stand for these contacts; ids that nobody told of yet become contacts. */
    public HeldContacts hold(Connection connection, Collection<UUID> contactIds, Instant now) throws SQLException {
        var wanted = new HashSet<>(contactIds);
        Sql.update(connection, ENSURE, now, wanted);
        while (true) {
            var survivors = new HashMap<UUID, UUID>();
            Sql.each(
                    connection,
                    RESOLVE,
                    row -> survivors.put(Sql.uuid(row, "id"), Sql.uuid(row, "survivor_id")),
                    wanted);
            var ends = new ChainEnds();
            var contacts = new HashMap<UUID, Contact>();
            Sql.each(
                    connection,
                    HOLD,
                    row -> {
                        var contact = contactOf(row);
                        ends.put(contact.id(), endOf(row));
                        contacts.put(contact.id(), contact);
                    },
                    new HashSet<>(survivors.values()));
            if (contacts.values().stream().allMatch(Contact::standsForItself)) {
                return new HeldContacts(survivors, contacts, ends);
            }
        }
    }

    /** Stores where chains end now. */
    public void saveEnds(Connection connection, Collection<UUID> contactIds, ChainEnds ends) throws SQLException {
        Columns.of(contactIds)
                .uuid(id -> id)
                .number(id -> ends.of(id).length())
                .text(id -> ends.of(id).hash())
                .uuid(id -> ends.of(id).eventId())
                .update(connection, SAVE_ENDS);
    }

    /**
     * Takes on what conversation-service tells of contacts. A phone is one contact's: who had it before has it no more.
     *
     * @return those who stand for the contacts of which something changed
     */
    public Collection<UUID> learn(Connection connection, Map<UUID, CustomerRef> told) throws SQLException {
        var waIds = told.values().stream()
                .flatMap(customer -> Optional.ofNullable(value(customer.waId())).stream())
                .toList();
        var userIds = told.values().stream()
                .flatMap(customer -> Optional.ofNullable(value(customer.userId())).stream())
                .toList();
        var suppressed = suppressions.among(connection, waIds, userIds);
        formerIds.learn(connection, told);
        var changed = new HashSet<UUID>();
        changed.addAll(Columns.of(told.entrySet())
                .uuid(Map.Entry::getKey)
                .text(one -> value(one.getValue().waId()))
                .query(connection, RELEASE_PHONES, row -> Sql.uuid(row, "survivor_id")));
        changed.addAll(Columns.of(told.entrySet())
                .uuid(Map.Entry::getKey)
                .text(one -> value(one.getValue().waId()))
                .text(one -> value(one.getValue().userId()))
                .bool(one -> suppressed.contains(value(one.getValue().waId()))
                        || suppressed.contains(value(one.getValue().userId())))
                .query(connection, LEARN, row -> Sql.uuid(row, "survivor_id")));
        return changed;
    }

    /** Whether anything was ever told of a contact. */
    public boolean known(Connection connection, UUID contactId) throws SQLException {
        return Sql.first(connection, KNOWN, row -> row.getBoolean("known"), contactId, contactId)
                .orElseThrow();
    }

    /** A contact that stands for itself, and all that were merged into it. */
    public List<UUID> group(Connection connection, UUID survivorId) throws SQLException {
        return Sql.query(connection, GROUP, row -> Sql.uuid(row, "id"), survivorId, survivorId);
    }

    /** Those of these under whose ids somebody erased came back. */
    public Collection<UUID> suppressed(Connection connection, Collection<UUID> contactIds) throws SQLException {
        return contactIds.isEmpty()
                ? List.of()
                : Sql.query(connection, SUPPRESSED, row -> Sql.uuid(row, "id"), contactIds);
    }

    /** The contact that stands for this one. */
    public Optional<Contact> find(Connection connection, UUID contactId) throws SQLException {
        return Sql.first(connection, FIND, Contacts::contactOf, contactId);
    }

    /** Who stands for the holders of these phones. */
    public Map<String, UUID> byPhone(Connection connection, Collection<String> waIds) throws SQLException {
        var found = new HashMap<String, UUID>();
        if (!waIds.isEmpty()) {
            Sql.each(
                    connection,
                    BY_PHONE,
                    row -> found.put(row.getString("wa_id"), Sql.uuid(row, "survivor_id")),
                    waIds);
        }
        return found;
    }

    /** Proposes contacts for phones that nobody holds; answers those that nobody else proposed meanwhile. */
    Map<String, UUID> propose(Connection connection, Map<String, UUID> proposals, Instant now) throws SQLException {
        var waIds = List.copyOf(proposals.keySet());
        var suppressed = suppressions.among(connection, waIds, List.of());
        var ids = waIds.stream().map(proposals::get).toList();
        var added = new HashMap<String, UUID>();
        Sql.each(
                connection,
                PROPOSE,
                row -> added.put(row.getString("wa_id"), Sql.uuid(row, "id")),
                now,
                ids,
                waIds,
                connection.createArrayOf(
                        "bool", waIds.stream().map(suppressed::contains).toArray()));
        return added;
    }

    static Contact contactOf(ResultSet row) throws SQLException {
        return new Contact(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "survivor_id"),
                detail(row.getString("wa_id")),
                detail(row.getString("user_id")),
                row.getBoolean("suppressed"),
                Times.instantOrNull(row, "erased_at"),
                row.getLong("revision"));
    }

    private static ChainEnds.End endOf(ResultSet row) throws SQLException {
        return new ChainEnds.End(
                row.getLong("chain_length"), row.getString("chain_hash"), row.getObject("last_event_id", UUID.class));
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }

    private static @Nullable String value(@Nullable PersonalDetail detail) {
        return detail == null ? null : Objects.requireNonNull(detail.value());
    }
}
