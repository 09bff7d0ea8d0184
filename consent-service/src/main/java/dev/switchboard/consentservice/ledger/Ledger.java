package dev.switchboard.consentservice.ledger;

import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger in the database. The rows of the contacts are locked by whoever adds to their chains. */
@ApplicationScoped
public class Ledger {

    static final String COLUMNS = """
            l.event_id, l.contact_id, l.place, l.phone_number_id, l.category, l.action, l.legal_basis, l.occurred_at,
            l.recorded_at, l.source, l.source_ref, l.keyword_matched, l.match_mode, l.locale, l.notice_id,
            l.notice_version, l.notice_hash, l.business_name, l.actor, l.reason, l.request_id, l.question_id,
            l.valid_until, l.private_hash, l.previous_event_id, l.previous_hash, l.chain_hash
            """;

    private static final String ADD = """
            INSERT INTO consent_ledger (event_id, contact_id, place, phone_number_id, category, action, legal_basis,
                occurred_at, recorded_at, source, source_ref, keyword_matched, match_mode, locale, notice_id,
                notice_version, notice_hash, business_name, actor, reason, request_id, question_id, valid_until,
                private_hash, previous_event_id, previous_hash, chain_hash)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_PERSONAL = """
            INSERT INTO consent_ledger_private (event_id, salt, ip, user_agent, text_hash, clock_from)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
            """;

    private static final String KNOWN = "SELECT event_id FROM consent_ledger WHERE event_id = ANY (?)";

    private static final String OF_CONTACT = "SELECT " + COLUMNS + """
            FROM contact c JOIN consent_ledger l ON l.contact_id = c.id
            WHERE c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id)
            ORDER BY l.recorded_at, l.contact_id, l.place
            """;

    private static final String PERSONAL = """
            SELECT p.event_id, p.ip, p.user_agent, p.text_hash
            FROM contact c JOIN consent_ledger l ON l.contact_id = c.id JOIN consent_ledger_private p USING (event_id)
            WHERE c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id)
            """;

    private static final String FORGET = """
            DELETE FROM consent_ledger_private p USING consent_ledger l, contact c
            WHERE p.event_id = l.event_id AND l.contact_id = c.id
              AND (c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id))
            """;

    /** Which of these are written down already. */
    public Set<UUID> known(Connection connection, Collection<UUID> eventIds) throws SQLException {
        return eventIds.isEmpty()
                ? Set.of()
                : new HashSet<>(Sql.query(connection, KNOWN, row -> Sql.uuid(row, "event_id"), eventIds));
    }

    /**
     * Puts facts that nobody wrote down yet at the ends of their chains; the caller holds the rows of the contacts.
     *
     * @param ends the end of each chain, moved on here
     */
    public List<LedgerEntry> add(Connection connection, List<Fact> facts, ChainEnds ends, Instant now)
            throws SQLException {
        var personal = new ArrayList<PersonalRow>();
        var entries = new ArrayList<LedgerEntry>(facts.size());
        var hashes = new ArrayList<String>(facts.size());
        for (var fact : facts) {
            var details = fact.evidence().personal();
            var row = details == null ? null : PersonalRow.of(fact.eventId(), details);
            if (row != null) {
                personal.add(row);
            }
            var entry = ends.next(fact, now, row == null ? null : row.hash());
            var hash = entry.chainHash();
            ends.moveTo(entry, hash);
            entries.add(entry);
            hashes.add(hash);
        }
        insert(connection, entries, hashes);
        Columns.of(personal)
                .uuid(PersonalRow::eventId)
                .text(PersonalRow::salt)
                .text(PersonalRow::ip)
                .text(PersonalRow::userAgent)
                .text(PersonalRow::textHash)
                .instant(_ -> now)
                .update(connection, ADD_PERSONAL);
        return entries;
    }

    /** Everything about a contact that stands for itself, and about those merged into it, oldest first. */
    public List<LedgerEntry> of(Connection connection, UUID contactId) throws SQLException {
        return Sql.query(connection, OF_CONTACT, Ledger::entryOf, contactId, contactId);
    }

    /** What is kept apart of each entry of a contact that stands for itself. */
    public Map<UUID, PersonalEvidence> personalOf(Connection connection, UUID contactId) throws SQLException {
        var found = new HashMap<UUID, PersonalEvidence>();
        Sql.each(
                connection,
                PERSONAL,
                row -> found.put(
                        Sql.uuid(row, "event_id"),
                        new PersonalEvidence(
                                row.getString("ip"), row.getString("user_agent"), row.getString("text_hash"))),
                contactId,
                contactId);
        return found;
    }

    /** Forgets what is personal of a contact and those merged into it; the chains stay whole. */
    public int forgetPersonal(Connection connection, UUID contactId) throws SQLException {
        return Sql.update(connection, FORGET, contactId, contactId);
    }

    private static void insert(Connection connection, List<LedgerEntry> entries, List<String> hashes)
            throws SQLException {
        var place = new int[1];
        Columns.of(entries)
                .uuid(entry -> entry.fact().eventId())
                .uuid(LedgerEntry::contactId)
                .number(LedgerEntry::place)
                .text(entry -> entry.fact().phoneNumberId())
                .text(entry -> entry.fact().category().name())
                .text(entry -> entry.fact().action().name())
                .text(entry -> entry.fact().evidence().legalBasis())
                .instant(entry -> entry.fact().occurredAt())
                .instant(LedgerEntry::recordedAt)
                .text(entry -> entry.fact().evidence().source().name())
                .text(entry -> entry.fact().evidence().sourceRef())
                .text(entry -> keyword(entry.fact().evidence()))
                .text(entry -> mode(entry.fact().evidence()))
                .text(entry -> entry.fact().evidence().locale())
                .text(entry -> noticeId(entry.fact().evidence()))
                .number(entry -> noticeVersion(entry.fact().evidence()))
                .text(entry -> noticeHash(entry.fact().evidence()))
                .text(entry -> businessName(entry.fact().evidence()))
                .text(entry -> entry.fact().evidence().actor())
                .text(entry -> entry.fact().evidence().reason())
                .uuid(entry -> entry.fact().evidence().requestId())
                .uuid(entry -> entry.fact().evidence().questionId())
                .instant(entry -> entry.fact().evidence().validUntil())
                .text(LedgerEntry::privateHash)
                .uuid(LedgerEntry::previousEventId)
                .text(LedgerEntry::previousHash)
                .text(_ -> hashes.get(place[0]++))
                .update(connection, ADD);
    }

    static LedgerEntry entryOf(ResultSet row) throws SQLException {
        var keyword = row.getString("keyword_matched");
        var noticeId = row.getString("notice_id");
        var evidence = new Evidence(
                ConsentSource.valueOf(row.getString("source")),
                row.getString("source_ref"),
                keyword == null ? null : new Evidence.Match(keyword, row.getString("match_mode")),
                row.getString("locale"),
                noticeId == null
                        ? null
                        : new Evidence.Wording(
                                noticeId,
                                row.getInt("notice_version"),
                                row.getString("notice_hash"),
                                row.getString("business_name")),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("legal_basis"),
                row.getObject("request_id", UUID.class),
                row.getObject("question_id", UUID.class),
                Times.instantOrNull(row, "valid_until"),
                null);
        var fact = new Fact(
                Sql.uuid(row, "event_id"),
                Sql.uuid(row, "contact_id"),
                row.getString("phone_number_id"),
                ConsentCategory.valueOf(row.getString("category")),
                Action.valueOf(row.getString("action")),
                Times.instant(row, "occurred_at"),
                evidence);
        return new LedgerEntry(
                fact,
                Sql.uuid(row, "contact_id"),
                row.getLong("place"),
                Times.instant(row, "recorded_at"),
                row.getString("private_hash"),
                row.getObject("previous_event_id", UUID.class),
                row.getString("previous_hash"));
    }

    private static @Nullable String keyword(Evidence evidence) {
        var match = evidence.match();
        return match == null ? null : match.keyword();
    }

    private static @Nullable String mode(Evidence evidence) {
        var match = evidence.match();
        return match == null ? null : match.mode();
    }

    private static @Nullable String noticeId(Evidence evidence) {
        var wording = evidence.wording();
        return wording == null ? null : wording.noticeId();
    }

    private static @Nullable Long noticeVersion(Evidence evidence) {
        var wording = evidence.wording();
        return wording == null ? null : (long) wording.version();
    }

    private static @Nullable String noticeHash(Evidence evidence) {
        var wording = evidence.wording();
        return wording == null ? null : wording.hash();
    }

    private static @Nullable String businessName(Evidence evidence) {
        var wording = evidence.wording();
        return wording == null ? null : wording.businessName();
    }
}
