package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.Referral;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message joined the timeline.
 *
 * Every inbound one keeps the window open until windowExpiresAt. One that is backfilled only fills the timeline: it is told so that
 * readers can show it, and nobody may act upon it.
 */
@JsonClassDescription("A message joined the timeline.")
public record MessageAdded(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("who wrote") Direction direction,
        @JsonPropertyDescription("what was written") MessageContent content,

        @JsonPropertyDescription(
                "Meta's timestamp of inbound messages, clamped to the time of receipt; our own of outbound ones")
        Instant sentAt,

        @JsonPropertyDescription("when it was stored") Instant recordedAt,

        @JsonPropertyDescription("the episode of service it belongs to") @Nullable
        UUID interactionId,

        @JsonPropertyDescription("the message it answers or, for reactions, is put on, where we know it") @Nullable
        UUID quotedMessageId,

        @JsonPropertyDescription("when free-form answers end; set on inbound messages") @Nullable
        Instant windowExpiresAt,

        @JsonPropertyDescription("true when Meta Business Agent is answering and we only listen")
        boolean standby,

        @JsonPropertyDescription(
                "what it refers to, as Meta told it: a quoted message, which may be unknown to us, a forward, a product")
        @Nullable
        MessageContext context,

        @JsonPropertyDescription("the ad or post the customer came from") @Nullable
        Referral referral,

        @JsonPropertyDescription(
                "true for an old message that came in with the chats of a linked phone: words in it stop and grant nothing")
        @Nullable
        Boolean backfilled)
        implements ConversationEvent {
    public MessageAdded {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /** An old message, from the chats of a phone that was linked. */
    public static MessageAdded old(
            UUID conversationId,
            UUID contactId,
            UUID messageId,
            String phoneNumberId,
            Direction direction,
            MessageContent content,
            Instant sentAt,
            Instant recordedAt,
            @Nullable MessageContext context) {
        return new MessageAdded(
                conversationId,
                contactId,
                messageId,
                phoneNumberId,
                direction,
                content,
                sentAt,
                recordedAt,
                null,
                null,
                null,
                false,
                context,
                null,
                true);
    }

    /** Whether it only fills the timeline. */
    public boolean onlyFills() {
        return Boolean.TRUE.equals(backfilled);
    }

    /** Who wrote a message. */
    public enum Direction {
        /** The customer. */
        INBOUND,
        /** The business, through Switchboard. */
        OUTBOUND,
        /** The business, through something else. */
        ECHO,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
