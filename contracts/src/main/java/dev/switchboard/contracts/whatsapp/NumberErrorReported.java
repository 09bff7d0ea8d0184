package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.MetaError;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Meta reports a problem of a number or an app that belongs to no single message. */
@JsonClassDescription("Meta reports a problem of a number or an app that belongs to no single message.")
public record NumberErrorReported(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("the number it is about, where Meta says so") @Nullable
        String phoneNumberId,

        @JsonPropertyDescription("the problem") MetaError error,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt)
        implements AccountEvent {
    public NumberErrorReported {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
