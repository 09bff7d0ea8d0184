package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody asked that all we know of a contact be erased, and nothing speaks against it.
 *
 * conversation-service erases and answers ContactErased, the sender ContactForgotten; what both count stands on the certificate.
 */
@JsonClassDescription("Somebody asked that all we know of a contact be erased, and nothing speaks against it.")
public record ErasureRequested(
        @JsonPropertyDescription("our id of the request, and of its certificate")
        UUID erasureId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("when") Instant requestedAt)
        implements ConsentEvent {
    public ErasureRequested {
        Objects.requireNonNull(erasureId, "erasureId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }
}
