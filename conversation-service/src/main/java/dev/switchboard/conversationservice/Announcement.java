package dev.switchboard.conversationservice;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ConversationEvent;
import dev.switchboard.messaging.Outbox;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell the others, with everything a record needs.
 *
 * @param conversationId the key: what concerns one conversation keeps its order; a message's id where no conversation is known
 * @param cloudEvent the fact or command; its id follows from what happened
 */
public record Announcement(String topic, UUID conversationId, CloudEvent<?> cloudEvent) {

    /** Who says it: us. */
    public static final URI SOURCE = URI.create("/conversation-service");

    /**
     * Something that happened in a conversation.
     *
     * @param id from {@link CloudEvent#idOf}
     * @param traceparent of what caused it, where something did
     */
    public static Announcement of(
            String id, UUID conversationId, Instant time, @Nullable String traceparent, ConversationEvent event) {
        return on(Topics.CONVERSATION_EVENTS, id, conversationId, time, traceparent, event);
    }

    /** Anything, on any topic whose key is the conversation. */
    public static Announcement on(
            String topic, String id, UUID conversationId, Instant time, @Nullable String traceparent, Event event) {
        return new Announcement(
                topic,
                conversationId,
                new CloudEvent<>(id, SOURCE, conversationId.toString(), time, traceparent, event));
    }

    /** Leaves it with the outbox of the surrounding transaction. */
    public void addTo(Outbox outbox) {
        outbox.add(topic, conversationId.toString(), cloudEvent);
    }
}
