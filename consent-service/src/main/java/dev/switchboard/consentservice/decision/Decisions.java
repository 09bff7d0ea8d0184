package dev.switchboard.consentservice.decision;

import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Decides with one query over indexes, on connections that plan it once. */
@ApplicationScoped
class Decisions {

    /** Connections that are for this alone. */
    static final String POOL = "decisions";

    /** {@code OFFSET 0} keeps the look-ups apart: one row leads to the next by its key, however small the tables are. */
    private static final String ASK = """
            SELECT c.id, c.erased_at, c.suppressed, s.layer, s.action, s.valid_until, l.event_id, l.occurred_at,
                l.recorded_at, l.source, l.source_ref, l.keyword_matched, l.notice_id, l.notice_version, l.actor,
                l.chain_hash, b.id AS block_id
            FROM contact asked
            CROSS JOIN LATERAL (SELECT * FROM contact WHERE id = asked.survivor_id OFFSET 0) c
            LEFT JOIN LATERAL (
                SELECT * FROM consent_state
                WHERE contact_id = c.id AND phone_number_id = ? AND layer IN (?, 'PROVIDER') OFFSET 0
            ) s ON true
            LEFT JOIN LATERAL (SELECT * FROM consent_ledger WHERE event_id = s.event_id OFFSET 0) l ON true
            LEFT JOIN LATERAL (
                SELECT h.id FROM (
                    SELECT c.id UNION ALL SELECT id FROM contact WHERE survivor_id = c.id AND survivor_id <> id
                ) one (id) CROSS JOIN LATERAL (
                    SELECT id, placed_at FROM legal_hold
                    WHERE contact_id = one.id AND kind = 'BLOCK' AND lifted_at IS NULL OFFSET 0
                ) h ORDER BY h.placed_at, h.id LIMIT 1
            ) b ON true
            WHERE %s
            """;

    static final String BY_ID = ASK.formatted("asked.id = ?");

    static final String BY_PHONE = ASK.formatted("asked.wa_id = ANY (?)");

    private final DataSource database;

    Decisions(@io.quarkus.agroal.DataSource(POOL) DataSource database) {
        this.database = database;
    }

    /** One layer of what was found; without state there is one row without layer. */
    private record Row(
            UUID contactId,
            boolean erased,
            @Nullable UUID blockId,
            boolean suppressed,
            @Nullable String layer,
            @Nullable Action action,
            @Nullable Instant validUntil,
            Decision.@Nullable Proof proof) {}

    Decision about(UUID contactId, String phoneNumberId, ConsentCategory category, Instant now) throws SQLException {
        return decide(BY_ID, contactId, phoneNumberId, category, now);
    }

    /** The same for whoever holds a phone, in one of its spellings. */
    Decision about(Collection<String> spellings, String phoneNumberId, ConsentCategory category, Instant now)
            throws SQLException {
        return decide(BY_PHONE, spellings, phoneNumberId, category, now);
    }

    private Decision decide(String sql, Object who, String phoneNumberId, ConsentCategory category, Instant now)
            throws SQLException {
        List<Row> rows;
        try (var connection = database.getConnection()) {
            rows = Sql.query(connection, sql, Decisions::rowOf, phoneNumberId, category, who);
        }
        var consent = strictest(rows, category.name());
        var provider = strictest(rows, Fact.PROVIDER);
        var contact = rows.stream().findFirst().orElse(null);
        var blockId = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.blockId()))
                .findFirst()
                .orElse(null);
        var verdict = Verdict.of(
                new Verdict.Known(
                        contact != null,
                        contact != null && contact.erased(),
                        blockId != null,
                        rows.stream().anyMatch(Row::suppressed),
                        consent == null ? null : consent.action(),
                        consent == null ? null : consent.validUntil(),
                        provider == null ? null : provider.action()),
                category,
                now);
        return new Decision(
                verdict.allowed(),
                verdict.code(),
                verdict.reason(),
                verdict.unblockedBy(),
                contact == null ? null : contact.contactId(),
                phoneNumberId,
                category.name(),
                Stream.of(consent, category == ConsentCategory.MARKETING ? provider : null)
                        .filter(Objects::nonNull)
                        .flatMap(row -> Stream.ofNullable(row.proof()))
                        .toList(),
                blockId,
                now);
    }

    /** A phone in two spellings may be two contacts as long as nobody knows better. */
    private static @Nullable Row strictest(List<Row> rows, String layer) {
        Row strictest = null;
        for (var row : rows) {
            var action = row.action();
            if (layer.equals(row.layer())
                    && action != null
                    && (strictest == null
                            || strictest.action() == null
                            || action.strictness() > strictest.action().strictness())) {
                strictest = row;
            }
        }
        return strictest;
    }

    private static Row rowOf(ResultSet row) throws SQLException {
        var action = row.getString("action");
        var eventId = row.getObject("event_id", UUID.class);
        var validUntil = Times.instantOrNull(row, "valid_until");
        var version = row.getObject("notice_version", Integer.class);
        return new Row(
                Sql.uuid(row, "id"),
                row.getObject("erased_at") != null,
                row.getObject("block_id", UUID.class),
                row.getBoolean("suppressed"),
                row.getString("layer"),
                action == null ? null : Action.valueOf(action),
                validUntil,
                eventId == null || action == null
                        ? null
                        : new Decision.Proof(
                                eventId,
                                action,
                                Times.instant(row, "occurred_at"),
                                Times.instant(row, "recorded_at"),
                                row.getString("source"),
                                row.getString("source_ref"),
                                row.getString("keyword_matched"),
                                row.getString("notice_id"),
                                version,
                                row.getString("actor"),
                                validUntil,
                                row.getString("chain_hash")));
    }
}
