package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.InboundContent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message of an old chat. */
@JsonClassDescription("One message of an old chat.")
public record OldMessage(
        @JsonPropertyDescription("wamid") String messageId,

        @JsonPropertyDescription("whether the customer wrote it, or the business")
        boolean byCustomer,

        @JsonPropertyDescription("Meta's own timestamp, resolution one second; absent when it could not be read")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("what was written") InboundContent content,

        @JsonPropertyDescription("what it refers to") @Nullable
        MessageContext context,

        @JsonPropertyDescription("how far it got, for what the business wrote") @Nullable
        DeliveryStatus status) {
    public OldMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(content, "content");
    }
}
