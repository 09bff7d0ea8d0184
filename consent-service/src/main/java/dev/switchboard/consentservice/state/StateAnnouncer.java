package dev.switchboard.consentservice.state;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes how things stand for contacts, whose rows the caller holds. For who is erased, or was merged into another, that
 * is the last word, and a tombstone follows: the compacted topic forgets them, and readers keep what the word told.
 */
@ApplicationScoped
public class StateAnnouncer {

    private static final URI SOURCE = URI.create("/consent-service");

    private static final String NEXT_REVISION = """
            UPDATE contact SET revision = revision + 1 WHERE id = ANY (?)
            RETURNING id, survivor_id, wa_id, user_id, suppressed, erased_at, revision
            """;

    /** A block on one of those who were merged counts for all of them; the oldest is told. */
    private static final String BLOCKS = """
            SELECT DISTINCT ON (asked.id) asked.id, h.id AS block_id, h.placed_at
            FROM unnest(?::uuid[]) AS told (id) JOIN contact asked ON asked.id = told.id
            CROSS JOIN LATERAL (
                SELECT asked.survivor_id AS id
                UNION ALL SELECT id FROM contact WHERE survivor_id = asked.survivor_id AND survivor_id <> id
            ) one
            JOIN legal_hold h ON h.contact_id = one.id AND h.kind = 'BLOCK' AND h.lifted_at IS NULL
            ORDER BY asked.id, h.placed_at, h.id
            """;

    private final Standings standings;

    StateAnnouncer(Standings standings) {
        this.standings = standings;
    }

    /** Publishes the present state of each; contacts of which nothing was ever recorded are nobody's news. */
    public void announce(Connection connection, Collection<UUID> contactIds, Instant now, Outbox outbox)
            throws SQLException {
        if (contactIds.isEmpty()) {
            return;
        }
        var of = new HashMap<UUID, List<Standing>>();
        for (var standing : standings.of(connection, contactIds)) {
            of.computeIfAbsent(standing.contactId(), _ -> new ArrayList<>()).add(standing);
        }
        var blocks = new HashMap<UUID, ConsentState.Block>();
        Sql.each(
                connection,
                BLOCKS,
                row -> blocks.put(
                        Sql.uuid(row, "id"),
                        new ConsentState.Block(Sql.uuid(row, "block_id"), Times.instant(row, "placed_at"))),
                contactIds);
        var contacts = Sql.query(
                connection,
                NEXT_REVISION,
                row -> new Contact(
                        Sql.uuid(row, "id"),
                        Sql.uuid(row, "survivor_id"),
                        detail(row.getString("wa_id")),
                        detail(row.getString("user_id")),
                        row.getBoolean("suppressed"),
                        Times.instantOrNull(row, "erased_at"),
                        row.getLong("revision")),
                new HashSet<>(contactIds));
        for (var contact : contacts) {
            var key = contact.id().toString();
            var state = new CloudEvent<>(
                    CloudEvent.idOf(ConsentState.class, key, Long.toString(contact.revision())),
                    SOURCE,
                    key,
                    now,
                    null,
                    state(contact, of.getOrDefault(contact.id(), List.of()), blocks.get(contact.id()), now));
            outbox.add(Topics.CONSENT_STATE, key, state);
            if (gone(contact)) {
                outbox.end(Topics.CONSENT_STATE, key, state);
            }
        }
    }

    private static ConsentState state(
            Contact contact, List<Standing> standings, ConsentState.@Nullable Block block, Instant now) {
        var gone = gone(contact);
        var entries = standings.stream()
                .filter(standing -> !gone && !standing.action().byProvider())
                .map(standing -> new ConsentState.Entry(
                        standing.phoneNumberId(),
                        ConsentCategory.valueOf(standing.layer()),
                        standing.action().status(),
                        standing.since(),
                        standing.validUntil(),
                        standing.eventId()))
                .toList();
        var stops = standings.stream()
                .filter(standing -> !gone && standing.layer().equals(Fact.PROVIDER))
                .map(standing -> new ConsentState.MarketingStop(
                        standing.phoneNumberId(),
                        standing.action() == Action.PROVIDER_STOP,
                        standing.since(),
                        standing.eventId()))
                .toList();
        return new ConsentState(
                contact.id(),
                gone ? null : contact.customer(),
                entries,
                stops,
                contact.suppressed(),
                contact.erasedAt() != null,
                contact.standsForItself() ? null : contact.survivorId(),
                contact.revision(),
                now,
                contact.erasedAt() == null ? block : null);
    }

    private static boolean gone(Contact contact) {
        return contact.erasedAt() != null || !contact.standsForItself();
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }
}
