package dev.switchboard.consentservice.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is personal of an entry. Prints nothing.
 *
 * @param textHash salted SHA-256 of the words as the customer wrote them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonalEvidence(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String textHash) {

    @Override
    public String toString() {
        return "PersonalEvidence[]";
    }
}
