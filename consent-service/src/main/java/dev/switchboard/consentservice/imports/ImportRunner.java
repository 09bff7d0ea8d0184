package dev.switchboard.consentservice.imports;

import dev.switchboard.consentservice.directory.Introductions;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.consentservice.recording.Recorder;
import dev.switchboard.consentservice.state.Standing;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes down what lists say, some lines a transaction, so that others get their turn and a restart goes on where it was.
 *
 * <p>A list never lifts a stop by itself: a line without a date of its own is refused where the person took their consent
 * back or said no; with a date, the later of the two counts, as everywhere.
 */
@ApplicationScoped
class ImportRunner {

    private static final int AT_ONCE = 1_000;

    private final Publications publications;
    private final Imports imports;
    private final ImportRows rows;
    private final Introductions introductions;
    private final Standings standings;
    private final Recorder recorder;
    private final InstantSource clock;

    ImportRunner(
            Publications publications,
            Imports imports,
            ImportRows rows,
            Introductions introductions,
            Standings standings,
            Recorder recorder,
            InstantSource clock) {
        this.publications = publications;
        this.imports = imports;
        this.rows = rows;
        this.introductions = introductions;
        this.standings = standings;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (publications.inTransaction(this::some)) {
            // the next ones
        }
    }

    /** Applies some lines of the oldest list; false when there is nothing to do. */
    private boolean some(Connection connection, Outbox outbox) throws SQLException {
        var held = imports.holdNext(connection);
        if (held.isEmpty()) {
            return false;
        }
        var list = held.get();
        if (list.passed() >= list.total()) {
            imports.done(connection, list.id());
            return true;
        }
        var last = Math.min(list.passed() + AT_ONCE, list.total());
        var some = rows.between(connection, list.id(), list.passed() + 1, last);
        var now = clock.instant();
        var phones = some.stream().map(row -> phone(row)).toList();
        var contacts = introductions.ofPhones(connection, phones, list.phoneNumberId(), now, outbox);
        var stopped = stopped(connection, list, contacts);
        var facts = new ArrayList<Fact>();
        var applied = new ArrayList<Long>();
        var refused = new ArrayList<Long>();
        for (var row : some) {
            var contactId = Objects.requireNonNull(contacts.get(phone(row)));
            if (!row.withdrawn() && row.occurredAt() == null && stopped.contains(contactId)) {
                refused.add(row.number());
            } else {
                applied.add(row.number());
                list.categories().stream()
                        .sorted()
                        .forEach(category -> facts.add(fact(list, row, contactId, category)));
            }
        }
        recorder.record(connection, facts, now, outbox);
        rows.applied(connection, list.id(), applied);
        rows.refused(connection, list.id(), refused, "opted_out");
        imports.moved(connection, list.id(), applied.size(), refused.size(), last);
        return true;
    }

    private Set<UUID> stopped(Connection connection, ContactImport list, Map<String, UUID> contacts)
            throws SQLException {
        var stopped = new HashSet<UUID>();
        for (var standing : standings.of(connection, new HashSet<>(contacts.values()))) {
            if (concerns(list, standing)) {
                stopped.add(standing.contactId());
            }
        }
        return stopped;
    }

    private static boolean concerns(ContactImport list, Standing standing) {
        return standing.phoneNumberId().equals(list.phoneNumberId())
                && (standing.action() == Action.WITHDRAWN || standing.action() == Action.DENIED)
                && list.categories().stream()
                        .anyMatch(category -> category.name().equals(standing.layer()));
    }

    private static Fact fact(ContactImport list, ImportRow row, UUID contactId, ConsentCategory category) {
        var granted = list.wording() == null ? Action.IMPORTED : Action.GRANTED;
        var action = row.withdrawn() ? Action.WITHDRAWN : granted;
        var reference = "%s#%d".formatted(list.id(), row.number());
        var occurredAt = row.occurredAt();
        return new Fact(
                Fact.id(reference, category, action),
                contactId,
                list.phoneNumberId(),
                category,
                action,
                occurredAt == null ? list.createdAt() : occurredAt,
                Evidence.from(ConsentSource.IMPORT, reference)
                        .showing(list.wording(), row.locale())
                        .notedBy(list.actor(), null, list.legalBasis()));
    }

    private static String phone(ImportRow row) {
        return Objects.requireNonNull(row.waId(), "an accepted line has a phone");
    }
}
