package dev.switchboard.consentservice.retention;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is personal of entries that count no more. Its clock starts at the recording; when it has run out and the entry still
 * counts, or a legal hold stands, it starts again, and when the entry ceased to count meanwhile, it runs from then.
 */
@ApplicationScoped
class PersonalEvidenceClock implements Clock {

    /** The standing entry of the same contact, number and layer says since when this one counts no more. */
    private static final String DUE = """
            SELECT p.event_id, s.event_id = p.event_id AS counts, s.since AS ceased_at, held(l.contact_id) AS held
            FROM (
                SELECT event_id FROM consent_ledger_private WHERE clock_from < ?
                ORDER BY clock_from LIMIT ? FOR UPDATE SKIP LOCKED
            ) p
            JOIN consent_ledger l ON l.event_id = p.event_id
            JOIN contact c ON c.id = l.contact_id
            LEFT JOIN consent_state s ON s.contact_id = c.survivor_id AND s.phone_number_id = l.phone_number_id
                AND s.layer = CASE WHEN l.action LIKE 'PROVIDER%' THEN 'PROVIDER' ELSE l.category END
            """;

    private static final String FORGET = "DELETE FROM consent_ledger_private WHERE event_id = ANY (?)";

    private static final String RUN_FROM = """
            UPDATE consent_ledger_private p SET clock_from = n.clock_from
            FROM unnest(?, ?) AS n (event_id, clock_from) WHERE p.event_id = n.event_id
            """;

    private final RetentionConfig config;

    PersonalEvidenceClock(RetentionConfig config) {
        this.config = config;
    }

    private record Due(UUID eventId, boolean kept, @Nullable Instant ceasedAt) {

        /** From when its clock runs; null when it has run out. */
        private @Nullable Instant runsFrom(Instant now, Instant before) {
            if (kept) {
                return now;
            }
            return ceasedAt != null && !ceasedAt.isBefore(before) ? ceasedAt : null;
        }
    }

    @Override
    public String kind() {
        return "personal_evidence";
    }

    @Override
    public Duration lifetime() {
        return config.personalEvidence();
    }

    @Override
    public Swept forget(Connection connection, Instant before, int limit) throws SQLException {
        var now = before.plus(lifetime());
        var due = Sql.query(
                connection,
                DUE,
                row -> new Due(
                        Sql.uuid(row, "event_id"),
                        row.getBoolean("counts") || row.getBoolean("held"),
                        Times.instantOrNull(row, "ceased_at")),
                before,
                limit);
        var gone = new ArrayList<UUID>();
        var kept = new ArrayList<Due>();
        for (var one : due) {
            if (one.runsFrom(now, before) == null) {
                gone.add(one.eventId());
            } else {
                kept.add(one);
            }
        }
        if (!gone.isEmpty()) {
            Sql.update(connection, FORGET, gone);
        }
        Columns.of(kept)
                .uuid(Due::eventId)
                .instant(one -> one.runsFrom(now, before))
                .update(connection, RUN_FROM);
        return new Swept(gone.size(), due.size() == limit);
    }
}
