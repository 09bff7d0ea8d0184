package dev.switchboard.conversationservice.identity;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionClosed;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.ContactMerge;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.interaction.InteractionBook;
import dev.switchboard.conversationservice.interaction.Interactions;
import dev.switchboard.conversationservice.timeline.ConversationJoin;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.window.ServiceWindows;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores what a batch taught about people, and draws the consequences for the threads of those who are one person. */
@ApplicationScoped
public class IdentityKeeper {

    private final Contacts contacts;
    private final ConversationJoin threads;
    private final Conversations conversations;
    private final Interactions interactions;
    private final ServiceWindows windows;

    IdentityKeeper(
            Contacts contacts,
            ConversationJoin threads,
            Conversations conversations,
            Interactions interactions,
            ServiceWindows windows) {
        this.contacts = contacts;
        this.threads = threads;
        this.conversations = conversations;
        this.interactions = interactions;
        this.windows = windows;
    }

    /** Stores what the book learned, joins the threads of merged contacts, and says what changed. */
    public void save(Connection connection, ContactBook book, Instant now, Outbox outbox) throws SQLException {
        contacts.save(connection, book, now);
        for (var merge : book.merges()) {
            join(connection, merge, now, outbox);
        }
        announceChanges(connection, book, now, outbox);
    }

    private void join(Connection connection, ContactMerge merge, Instant now, Outbox outbox) throws SQLException {
        var survivor = merge.survivor().survivor().id();
        var merged = merge.merged().id();
        for (var joined : threads.join(connection, merge.id(), survivor, merged)) {
            var remains = joined.conversationId();
            var emptied = joined.emptied();
            if (emptied != null) {
                closeInteraction(connection, remains, emptied, now, outbox);
                var windowBook = windows.lock(connection, List.of(remains, emptied));
                windowBook.join(remains, emptied, now).forEach(announcement -> announcement.addTo(outbox));
                windows.save(connection, windowBook);
            }
            Announcement.of(
                            CloudEvent.idOf(
                                    ContactsMerged.class, remains.toString(), survivor.toString(), merged.toString()),
                            remains,
                            now,
                            null,
                            new ContactsMerged(remains, survivor, merged, emptied, merge.evidence(), now))
                    .addTo(outbox);
        }
    }

    private void closeInteraction(Connection connection, UUID remains, UUID emptied, Instant now, Outbox outbox)
            throws SQLException {
        for (var interactionId : interactions.join(connection, remains, emptied, now)) {
            Announcement.of(
                            CloudEvent.idOf(InteractionClosed.class, interactionId.toString()),
                            remains,
                            now,
                            null,
                            new InteractionClosed(remains, interactionId, now, InteractionBook.MERGED))
                    .addTo(outbox);
        }
    }

    private void announceChanges(Connection connection, ContactBook book, Instant now, Outbox outbox)
            throws SQLException {
        var changed = book.remaining().stream()
                .filter(contact -> contact.changed() && contact.describable())
                .collect(Collectors.toMap(KnownContact::id, Function.identity()));
        var threadsOfChanged = conversations.ofContacts(connection, changed.keySet());
        for (var thread : threadsOfChanged.entrySet()) {
            var contact = changed.get(thread.getValue());
            if (contact != null) {
                announced(thread.getKey(), contact, now).addTo(outbox);
            }
        }
    }

    /** A conversation that starts, and who it is with. */
    public static List<Announcement> introduced(
            UUID conversationId,
            KnownContact contact,
            String phoneNumberId,
            Instant at,
            @Nullable String traceparent,
            Instant now) {
        var started = Announcement.of(
                CloudEvent.idOf(ConversationStarted.class, conversationId.toString()),
                conversationId,
                at,
                traceparent,
                new ConversationStarted(conversationId, contact.id(), phoneNumberId, at));
        return contact.describable() ? List.of(started, announced(conversationId, contact, now)) : List.of(started);
    }

    /** What is known of a contact now, as the readers of one of its conversations hear it. */
    public static Announcement announced(UUID conversationId, KnownContact contact, Instant now) {
        return Announcement.of(
                CloudEvent.idOf(
                        ContactChanged.class,
                        conversationId.toString(),
                        contact.id().toString(),
                        now.toString()),
                conversationId,
                now,
                null,
                new ContactChanged(conversationId, contact.id(), contact.described()));
    }
}
