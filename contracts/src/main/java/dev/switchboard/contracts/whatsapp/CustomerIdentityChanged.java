package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the ids of a customer changed.
 *
 * It may come after the first message from the new id, so readers merge afterwards and assume no order.
 */
@JsonClassDescription("One of the ids of a customer changed.")
public record CustomerIdentityChanged(
        @JsonPropertyDescription("Meta's wamid, opaque, up to 512 characters, unique across numbers")
        String messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("the customer under the old ids")
        CustomerRef customer,

        @JsonPropertyDescription("what changed") Kind kind,

        @JsonPropertyDescription("phone from now on") @Nullable
        PersonalDetail newWaId,

        @JsonPropertyDescription("user id from now on") @Nullable
        PersonalDetail newUserId,

        @JsonPropertyDescription("parent user id from now on") @Nullable
        PersonalDetail newParentUserId,

        @JsonPropertyDescription(
                "Meta's own timestamp, resolution one second; absent when it could not be read, then receivedAt counts")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements MessageEvent {
    public CustomerIdentityChanged {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }

    /** What about the customer changed. */
    public enum Kind {
        /** The phone number, and with it the business-scoped user id. */
        NUMBER,
        /** The business-scoped user id alone. */
        USER_ID,
        /** The identity key: the customer may have a new device. */
        IDENTITY_KEY,
        /** A system message we do not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }
}
