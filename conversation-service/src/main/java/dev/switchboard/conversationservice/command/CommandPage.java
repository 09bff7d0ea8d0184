package dev.switchboard.conversationservice.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.interaction.InteractionBook;
import dev.switchboard.conversationservice.timeline.ConversationBook;
import dev.switchboard.conversationservice.timeline.NewMessage;
import dev.switchboard.messaging.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The wishes of one batch, laid into conversations in memory: the rows to store and what the others must hear. */
final class CommandPage {

    private final ConversationBook threads;
    private final InteractionBook interactions;
    private final Map<String, UUID> idsByWamid;
    private final Instant now;
    private final List<NewMessage> messages = new ArrayList<>();
    private final Map<UUID, MessageContent> contents = new LinkedHashMap<>();
    private final List<Announcement> announcements = new ArrayList<>();

    CommandPage(ConversationBook threads, InteractionBook interactions, Map<String, UUID> idsByWamid, Instant now) {
        this.threads = threads;
        this.interactions = interactions;
        this.idsByWamid = idsByWamid;
        this.now = now;
    }

    /**
     * Puts a message on its timeline, as one that waits.
     *
     * @throws ConcurrentChangeException when its conversation became part of another meanwhile
     */
    void enter(Wish wish) throws ConcurrentChangeException {
        var conversationId = conversationOf(wish);
        openInteraction(conversationId, wish);
        var message = new NewMessage(
                wish.messageId(),
                conversationId,
                null,
                interactions.openIn(conversationId),
                null,
                MessageAdded.Direction.OUTBOUND,
                json(wish.content()),
                now,
                now,
                wish.quotedWamid(),
                null,
                null,
                false,
                MessageState.QUEUED);
        messages.add(message);
        contents.put(message.id(), wish.content());
        threads.messageAt(conversationId, now);
        announcements.add(added(message, wish));
        if (wish instanceof Wish.ToPerson toPerson) {
            announcements.add(passedOn(conversationId, toPerson));
        }
    }

    InteractionBook interactions() {
        return interactions;
    }

    List<NewMessage> messages() {
        return messages;
    }

    /** What the new messages say, by our ids. */
    Map<UUID, MessageContent> contents() {
        return contents;
    }

    List<Announcement> announcements() {
        return announcements;
    }

    private UUID conversationOf(Wish wish) throws ConcurrentChangeException {
        var thread = wish.thread();
        var known = threads.find(thread);
        if (known != null) {
            return known;
        }
        return switch (wish) {
            case Wish.ToConversation _ -> throw new ConcurrentChangeException("a conversation was joined meanwhile");
            case Wish.ToPerson toPerson -> {
                var conversationId = threads.start(thread, now);
                announcements.addAll(IdentityKeeper.introduced(
                        conversationId,
                        toPerson.contact().survivor(),
                        thread.phoneNumberId(),
                        now,
                        wish.traceparent(),
                        now));
                yield conversationId;
            }
        };
    }

    /** A person who writes serves; what a program sends joins an episode that is open, and begins none that nobody serves. */
    private void openInteraction(UUID conversationId, Wish wish) {
        switch (wish.origin()) {
            case AGENT ->
                interactions
                        .ensureOpen(conversationId, InteractionOpened.OpenedBy.AGENT, now, wish.traceparent())
                        .ifPresent(announcements::add);
            case VIRTUAL_AGENT, SYSTEM, OTHER -> {
                // the customer's answer opens one
            }
        }
    }

    private Announcement added(NewMessage message, Wish wish) {
        var quoted = message.quotedWamid();
        return Announcement.of(
                CloudEvent.idOf(MessageAdded.class, message.id().toString()),
                message.conversationId(),
                now,
                wish.traceparent(),
                new MessageAdded(
                        message.conversationId(),
                        wish.contactId(),
                        message.id(),
                        wish.thread().phoneNumberId(),
                        message.direction(),
                        wish.content(),
                        message.sentAt(),
                        message.recordedAt(),
                        message.interactionId(),
                        quoted == null ? null : idsByWamid.get(quoted),
                        null,
                        false,
                        null,
                        null,
                        null));
    }

    private Announcement passedOn(UUID conversationId, Wish.ToPerson wish) {
        var command = wish.command();
        var contact = wish.contact().survivor().described();
        return Announcement.on(
                wish.lane(),
                CloudEvent.idOf(SendMessage.class, command.messageId().toString()),
                conversationId,
                now,
                wish.traceparent(),
                new SendMessage(
                        command.messageId(),
                        conversationId,
                        command.phoneNumberId(),
                        new Recipient(contact.waId(), contact.userId()),
                        command.content(),
                        null,
                        command.origin(),
                        command.requestedBy(),
                        command.requestedAt(),
                        command.campaignId()));
    }

    private static String json(MessageContent content) {
        try {
            return EventJson.mapper().writerFor(MessageContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content cannot be written as JSON", e);
        }
    }
}
