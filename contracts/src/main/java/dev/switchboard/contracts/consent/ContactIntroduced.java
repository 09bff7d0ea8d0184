package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Somebody who never wrote became known by a form, an import or a program, under an id that consent-service proposes.
 *
 * conversation-service takes the contact on under this id or, where it knows the customer already, answers ContactsMerged.
 */
@JsonClassDescription("Somebody who never wrote became known, under a contact id that is only proposed.")
public record ContactIntroduced(
        @JsonPropertyDescription("the proposed id; ContactsMerged tells when another one holds")
        UUID contactId,

        @JsonPropertyDescription("Meta's id of the business number that they became known for")
        String phoneNumberId,

        @JsonPropertyDescription("how they are known") CustomerRef customer,
        @JsonPropertyDescription("when") Instant introducedAt)
        implements ConsentEvent {
    public ContactIntroduced {
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(introducedAt, "introducedAt");
    }
}
