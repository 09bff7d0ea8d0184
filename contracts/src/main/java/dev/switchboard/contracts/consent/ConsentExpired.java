package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A customer did not answer in time when asked for a consent. */
@JsonClassDescription("A customer did not answer in time when asked for a consent.")
public record ConsentExpired(
        @JsonPropertyDescription("the entry of the ledger") UUID consentEventId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("what it is about") ConsentCategory category,

        @JsonPropertyDescription("when it happened; the latest counts, whatever order news comes in")
        Instant occurredAt,

        @JsonPropertyDescription("when it was written down") Instant recordedAt,

        @JsonPropertyDescription("what proves it") ConsentEvidence evidence)
        implements ConsentEvent {
    public ConsentExpired {
        Objects.requireNonNull(consentEventId, "consentEventId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(evidence, "evidence");
    }
}
