package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.ErasedCount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A service that answers for messages on their way has erased what it held of a contact. */
@JsonClassDescription("A service that answers for messages on their way has erased what it held of a contact.")
public record ContactForgotten(
        @JsonPropertyDescription("the request it follows from, and its certificate")
        UUID erasureId,

        @JsonPropertyDescription("who the customer was to us")
        UUID contactId,

        @JsonPropertyDescription("whose data, e.g. outbound-sender")
        String service,

        @JsonPropertyDescription("how many of each kind, e.g. commands")
        List<ErasedCount> counts,

        @JsonPropertyDescription("when") Instant forgottenAt)
        implements OutboundEvent {
    public ContactForgotten {
        Objects.requireNonNull(erasureId, "erasureId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(forgottenAt, "forgottenAt");
        counts = counts == null ? List.of() : List.copyOf(counts);
    }
}
