package dev.switchboard.conversationservice.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.contact.ContactView;
import dev.switchboard.conversationservice.interaction.Interactions;
import dev.switchboard.conversationservice.preview.LinkRequests;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.timeline.ConversationView;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.MessageRows;
import dev.switchboard.conversationservice.timeline.NewMessage;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an answer onto the timeline and asks the sender for it. */
@ApplicationScoped
class AnswerWriter {

    private final MessageRows messages;
    private final Conversations conversations;
    private final Interactions interactions;
    private final LinkRequests links;

    AnswerWriter(MessageRows messages, Conversations conversations, Interactions interactions, LinkRequests links) {
        this.messages = messages;
        this.conversations = conversations;
        this.interactions = interactions;
        this.links = links;
    }

    /**
     * What is to go out, in Meta's ids.
     *
     * @param quotedMessageId our id of the message it answers or is put on
     * @param quotedWamid Meta's id of the same
     */
    record Resolved(
            OutboundContent content,
            Optional<UUID> quotedMessageId,
            @Nullable String quotedWamid) {}

    /** Answers the id of the new message. */
    UUID write(Connection connection, ConversationView conversation, Resolved answer, Instant now, Outbox outbox)
            throws SQLException {
        var contact = contactOf(conversation);
        var interactionBook = interactions.open(connection, List.of(conversation.id()));
        interactionBook
                .ensureOpen(conversation.id(), InteractionOpened.OpenedBy.AGENT, now, null)
                .ifPresent(announcement -> announcement.addTo(outbox));
        interactions.save(connection, interactionBook);
        var message = new NewMessage(
                UuidCreator.getTimeOrderedEpoch(),
                conversation.id(),
                null,
                interactionBook.openIn(conversation.id()),
                null,
                MessageAdded.Direction.OUTBOUND,
                json(answer.content()),
                now,
                now,
                answer.quotedWamid(),
                null,
                null,
                false,
                MessageState.QUEUED);
        messages.insert(connection, List.of(message));
        links.ask(connection, Map.of(message.id(), answer.content()), now);
        conversations.touch(connection, conversation.id(), now);
        added(conversation, contact, message, answer).addTo(outbox);
        command(conversation, contact, message, answer).addTo(outbox);
        return message.id();
    }

    private static Announcement added(
            ConversationView conversation, ContactView contact, NewMessage message, Resolved answer) {
        return Announcement.of(
                CloudEvent.idOf(MessageAdded.class, message.id().toString()),
                conversation.id(),
                message.recordedAt(),
                null,
                new MessageAdded(
                        conversation.id(),
                        contact.id(),
                        message.id(),
                        conversation.phoneNumberId(),
                        message.direction(),
                        answer.content(),
                        message.sentAt(),
                        message.recordedAt(),
                        message.interactionId(),
                        answer.quotedMessageId().orElse(null),
                        null,
                        false,
                        null,
                        null,
                        null));
    }

    private static Announcement command(
            ConversationView conversation, ContactView contact, NewMessage message, Resolved answer) {
        return Announcement.on(
                Topics.OUTBOUND_LIVE,
                CloudEvent.idOf(SendMessage.class, message.id().toString()),
                conversation.id(),
                message.recordedAt(),
                null,
                new SendMessage(
                        message.id(),
                        conversation.id(),
                        conversation.phoneNumberId(),
                        new Recipient(contact.waId(), contact.userId()),
                        answer.content(),
                        answer.content() instanceof MessageContent.Reaction ? null : message.quotedWamid(),
                        SendMessage.Origin.AGENT,
                        null,
                        message.recordedAt()));
    }

    private static ContactView contactOf(ConversationView conversation) {
        var contact = conversation.contact();
        if (contact == null || (contact.waId() == null && contact.userId() == null)) {
            throw ProblemCode.NOBODY_TO_ANSWER.because("Meta's ids of this contact have passed to somebody else");
        }
        return contact;
    }

    private static String json(MessageContent content) {
        try {
            return EventJson.mapper().writerFor(MessageContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content cannot be written as JSON", e);
        }
    }
}
