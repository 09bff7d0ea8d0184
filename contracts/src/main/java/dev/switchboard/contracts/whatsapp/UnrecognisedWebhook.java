package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something Meta sent, rightly signed, that we could not turn into an event; kept whole, never dropped. */
@JsonClassDescription(
        "Something Meta sent, rightly signed, that we could not turn into an event; kept whole, never dropped.")
public record UnrecognisedWebhook(
        @JsonPropertyDescription("why it is here") Reason reason,

        @JsonPropertyDescription("the same in words, without content")
        String detail,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("where known") @Nullable String wabaId,
        @JsonPropertyDescription("where known") @Nullable String field,
        @JsonPropertyDescription("where known") @Nullable String phoneNumberId,
        @JsonPropertyDescription("how raw is written") Encoding encoding,
        @JsonPropertyDescription("the body, change or item") RawJson raw)
        implements WhatsAppEvent {
    public UnrecognisedWebhook {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(raw, "raw");
    }

    /** Why something was not understood. */
    public enum Reason {
        /** The body is not JSON, or nests deeper than we read. */
        NOT_JSON,
        /** JSON, but not the envelope Meta documents. */
        UNKNOWN_SHAPE,
        /** A webhook field we do not know. */
        UNKNOWN_FIELD,
        /** A number that is not one of ours. */
        UNKNOWN_NUMBER,
        /** The test payload of Meta's dashboard. */
        DASHBOARD_TEST,
        /** One item lacks what it cannot be read without. */
        BROKEN_ITEM,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** How the raw bytes became text. */
    public enum Encoding {
        /** As they are. */
        UTF8,
        /** Base64, because the bytes are not text. */
        BASE64,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
