package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Old messages of one chat, from linking a phone app.
 *
 * They come in any order and again; a file may come later than the message that stands for it, under the same id.
 */
@JsonClassDescription("Old messages of one chat, from linking a phone app.")
public record OldMessagesReceived(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("with whom the chat was") CustomerRef customer,

        @JsonPropertyDescription("some of its messages") List<OldMessage> messages,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt)
        implements HistoryEvent {
    public OldMessagesReceived {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        messages = messages == null ? List.of() : List.copyOf(messages);
    }
}
