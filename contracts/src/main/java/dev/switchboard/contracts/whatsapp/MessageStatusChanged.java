package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.PersonalDetail;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta tells what became of a message that went out.
 *
 * Statuses come repeated, out of order and sometimes before the answer of the send; readers merge them monotonically.
 */
@JsonClassDescription("Meta tells what became of a message that went out.")
public record MessageStatusChanged(
        @JsonPropertyDescription("wamid (or call id) the status is about")
        String messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("what the status is about") Subject subject,
        @JsonPropertyDescription("the step reached") DeliveryStatus status,

        @JsonPropertyDescription("the status word as Meta wrote it")
        String metaStatus,

        @JsonPropertyDescription("who it went to, where Meta says so") @Nullable
        CustomerRef recipient,

        @JsonPropertyDescription("participant of a group the status is about") @Nullable
        PersonalDetail groupParticipant,

        @JsonPropertyDescription(
                "Meta's own timestamp, resolution one second; absent when it could not be read, then receivedAt counts")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("biz_opaque_callback_data: our own message id, echoed") @Nullable
        String callbackData,

        @JsonPropertyDescription("what Meta charges for it") @Nullable
        Pricing pricing,

        @JsonPropertyDescription("why it failed") List<MetaError> errors,

        @JsonPropertyDescription("what Meta counts it to; since v24 only where an ad brought the customer") @Nullable
        MetaConversation conversation)
        implements WhatsAppEvent {
    public MessageStatusChanged {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(metaStatus, "metaStatus");
        Objects.requireNonNull(receivedAt, "receivedAt");
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** A status that Meta counts to no conversation. */
    public MessageStatusChanged(
            String messageId,
            String phoneNumberId,
            String wabaId,
            Subject subject,
            DeliveryStatus status,
            String metaStatus,
            @Nullable CustomerRef recipient,
            @Nullable PersonalDetail groupParticipant,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable String callbackData,
            @Nullable Pricing pricing,
            List<MetaError> errors) {
        this(
                messageId,
                phoneNumberId,
                wabaId,
                subject,
                status,
                metaStatus,
                recipient,
                groupParticipant,
                sentAt,
                receivedAt,
                callbackData,
                pricing,
                errors,
                null);
    }

    /** What a status is about. */
    public enum Subject {
        /** A message. */
        MESSAGE,
        /** A call. */
        CALL,
        /** A payment. */
        PAYMENT,
        /** Something newer. */
        @JsonEnumDefaultValue
        OTHER
    }
}
