package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.consent.ErasedConsents;
import dev.switchboard.outboundsender.erasure.ErasedContacts.Erased;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Forgets contacts, at once and again: a call may be under way, and commands, windows and statuses that travelled on other
 * topics may come late. That everything is gone is told once, when it is. Statuses settle calls by our own message id, so no
 * id of Meta's is needed for that.
 */
@ApplicationScoped
class Forgetting {

    private static final URI SOURCE = URI.create("/outbound-sender");
    private static final String SERVICE = "outbound-sender";
    private static final int AT_ONCE = 20;
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final ErasedContacts contacts;
    private final ErasedConsents consents;
    private final PersonalData data;
    private final Publications publications;
    private final ErasureConfig config;
    private final InstantSource clock;

    Forgetting(
            ErasedContacts contacts,
            ErasedConsents consents,
            PersonalData data,
            Publications publications,
            ErasureConfig config,
            InstantSource clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.data = data;
        this.publications = publications;
        this.config = config;
        this.clock = clock;
    }

    /** Forgets a contact, of which one conversation is told. Joins the transaction around it. */
    void forget(ContactErased event, Outbox outbox) throws SQLException {
        var now = clock.instant();
        if (!event.conversationId().equals(event.contactId())) {
            consents.belongsUnlessKnown(event.conversationId(), event.contactId());
        }
        forget(contacts.note(event, now), outbox, now);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (publications.inTransaction((_, outbox) -> some(outbox)) == AT_ONCE) {
            // the next ones
        }
    }

    private int some(Outbox outbox) throws SQLException {
        var now = clock.instant();
        var due = contacts.due(now, AT_ONCE);
        for (var erased : due) {
            forget(erased, outbox, now);
        }
        return due.size();
    }

    private void forget(Erased erased, Outbox outbox, Instant now) throws SQLException {
        var gone = data.erase(erased.contactId(), erased.erasedAt(), outbox, now);
        var counts = new TreeMap<>(erased.counts());
        gone.counts().forEach(one -> counts.merge(one.kind(), one.count(), Long::sum));
        var erasureId = erased.erasureId();
        var announcedAt = erased.announcedAt();
        if (announcedAt == null && erasureId != null && erased.lastWord() && gone.complete()) {
            announce(erasureId, erased.contactId(), counts, outbox, now);
            announcedAt = now;
        }
        contacts.save(
                new Erased(erased.contactId(), erasureId, erased.erasedAt(), erased.lastWord(), counts, announcedAt),
                next(erased, announcedAt, now));
    }

    /** Soon at first, then ever more seldom; not at all once nothing can come any more. */
    private @Nullable Instant next(Erased erased, @Nullable Instant announcedAt, Instant now) {
        var awaited = erased.erasureId() != null && announcedAt == null;
        var age = Duration.between(erased.erasedAt(), now);
        if (age.compareTo(config.lookFor()) > 0 && !awaited) {
            return null;
        }
        var half = age.dividedBy(2);
        var soon = half.compareTo(SOONEST) < 0 ? SOONEST : half;
        return now.plus(soon.compareTo(LATEST) > 0 ? LATEST : soon);
    }

    private static void announce(UUID erasureId, UUID contactId, Map<String, Long> counts, Outbox outbox, Instant now) {
        List<ErasedCount> told = counts.entrySet().stream()
                .map(one -> new ErasedCount(one.getKey(), one.getValue()))
                .toList();
        outbox.add(
                Topics.OUTBOUND_EVENTS,
                contactId.toString(),
                new CloudEvent<>(
                        CloudEvent.idOf(ContactForgotten.class, erasureId.toString(), SERVICE),
                        SOURCE,
                        contactId.toString(),
                        now,
                        null,
                        new ContactForgotten(erasureId, contactId, SERVICE, told, now)));
    }
}
