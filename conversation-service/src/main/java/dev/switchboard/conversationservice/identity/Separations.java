package dev.switchboard.conversationservice.identity;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.ContactsSeparated;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.ContactMerges;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.interaction.Interactions;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.timeline.ConversationSplit;
import dev.switchboard.conversationservice.timeline.ConversationSplit.Parted;
import dev.switchboard.conversationservice.window.ServiceWindows;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Undoes merges, newest first, in one transaction: contacts, identifiers, threads, interactions and windows are parted as
 * they were joined, and the two are never merged with each other again.
 */
@ApplicationScoped
class Separations {

    private final Publications publications;
    private final ContactMerges merges;
    private final Contacts contacts;
    private final ConversationSplit threads;
    private final Interactions interactions;
    private final ServiceWindows windows;
    private final InstantSource clock;

    Separations(
            Publications publications,
            ContactMerges merges,
            Contacts contacts,
            ConversationSplit threads,
            Interactions interactions,
            ServiceWindows windows,
            InstantSource clock) {
        this.publications = publications;
        this.merges = merges;
        this.contacts = contacts;
        this.threads = threads;
        this.interactions = interactions;
        this.windows = windows;
        this.clock = clock;
    }

    /** The merges that a contact survived, newest first. */
    List<MergeView> merges(UUID contactId) {
        return publications.inTransaction((connection, _) ->
                merges.of(connection, contactId).stream().map(MergeView::of).toList());
    }

    /**
     * Undoes a merge; one that is undone already stays as it is.
     *
     * @param by the administrator, our id
     * @param reason why, never about the customer
     */
    MergeView separate(UUID contactId, UUID mergeId, String by, @Nullable String reason) {
        return publications.inTransaction((connection, outbox) -> {
            var merge = merges.hold(connection, contactId, mergeId).orElseThrow(Separations::unknown);
            if (merge.separatedAt() == null) {
                checkReversible(merge);
                separate(connection, merge, by, reason, Times.storable(clock.instant()), outbox);
            }
            return MergeView.of(merges.one(connection, contactId, mergeId).orElseThrow(Separations::unknown));
        });
    }

    private static void checkReversible(ContactMerges.Merge merge) {
        if (!merge.reversible()) {
            throw ProblemCode.MERGE_NOT_REVERSIBLE.because("nobody wrote down whose ids and messages were whose");
        }
        if (!merge.latest()) {
            throw ProblemCode.MERGE_NOT_LATEST.because("merges are undone from the newest on");
        }
    }

    private void separate(
            Connection connection,
            ContactMerges.Merge merge,
            String by,
            @Nullable String reason,
            Instant now,
            Outbox outbox)
            throws SQLException {
        var survivor = merge.survivingContactId();
        var separated = merge.mergedContactId();
        merges.undo(connection, merge);
        var parted = threads.part(connection, merge.id(), separated);
        merges.note(connection, merge.id(), by, reason, now);
        var book = contacts.open(connection, List.of(), List.of(survivor, separated));
        for (var thread : parted) {
            var joinedTo = thread.joinedTo();
            var told = joinedTo == null ? thread.conversationId() : joinedTo;
            Announcement.of(
                            CloudEvent.idOf(
                                    ContactsSeparated.class,
                                    told.toString(),
                                    merge.id().toString()),
                            told,
                            now,
                            null,
                            new ContactsSeparated(told, survivor, separated, thread.conversationId(), by, reason, now))
                    .addTo(outbox);
            announce(thread.conversationId(), book, separated, now, outbox);
            if (joinedTo != null) {
                interactions.part(connection, thread.conversationId(), joinedTo, thread.homes());
                announce(joinedTo, book, survivor, now, outbox);
                restartWindows(connection, thread, joinedTo, now, outbox);
            }
        }
    }

    private void restartWindows(Connection connection, Parted thread, UUID joinedTo, Instant now, Outbox outbox)
            throws SQLException {
        var both = List.of(thread.conversationId(), joinedTo);
        var lastInbound = threads.lastInbound(connection, both);
        var book = windows.lock(connection, both);
        for (var id : both) {
            book.restart(id, thread.phoneNumberId(), lastInbound.get(id), now)
                    .forEach(announcement -> announcement.addTo(outbox));
        }
        windows.save(connection, book);
    }

    private static void announce(UUID conversationId, ContactBook book, UUID contactId, Instant now, Outbox outbox) {
        var contact = book.find(contactId);
        if (contact != null && contact.describable()) {
            IdentityKeeper.announced(conversationId, contact, now).addTo(outbox);
        }
    }

    private static RuntimeException unknown() {
        return ProblemCode.UNKNOWN_MERGE.because("this contact survived no merge with this id");
    }
}
