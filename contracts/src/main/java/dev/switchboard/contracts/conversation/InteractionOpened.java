package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** An episode of service began. */
@JsonClassDescription("An episode of service began.")
public record InteractionOpened(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("one episode of service") UUID interactionId,
        @JsonPropertyDescription("who began it") OpenedBy openedBy,
        @JsonPropertyDescription("when") Instant openedAt,
        @JsonPropertyDescription("Messaging") String type,
        @JsonPropertyDescription("WhatsApp") String subtype)
        implements ConversationEvent {
    public InteractionOpened {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(openedBy, "openedBy");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subtype, "subtype");
    }

    /** Who began an interaction. */
    public enum OpenedBy {
        /** The customer wrote. */
        CUSTOMER,
        /** An agent wrote first. */
        AGENT,
        /** A workflow wrote first. */
        SYSTEM,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
