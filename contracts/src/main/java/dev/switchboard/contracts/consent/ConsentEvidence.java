package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What proves a consent, as far as others need it; the ledger of consent-service holds the rest. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What proves a consent, as far as others need it; the ledger holds the rest.")
public record ConsentEvidence(
        @JsonPropertyDescription("how it came to us") ConsentSource source,

        @JsonPropertyDescription(
                "where to find it there: our message id, form and submission, import and row, a caller's reference")
        @Nullable
        String sourceRef,

        @JsonPropertyDescription("the word that counted, as our list has it") @Nullable
        String keywordMatched,

        @JsonPropertyDescription("language of what was shown or written, BCP 47") @Nullable
        String locale,

        @JsonPropertyDescription("the wording that was shown") @Nullable
        String noticeId,

        @JsonPropertyDescription("which version of it") @Nullable
        Integer noticeVersion,

        @JsonPropertyDescription("person or program that noted it, our id") @Nullable
        String actor,

        @JsonPropertyDescription("it ends then") @Nullable Instant validUntil,

        @JsonPropertyDescription("the entry before it in the contact's chain") @Nullable
        UUID previousEventId,

        @JsonPropertyDescription("SHA-256 over the ledger entry and the hash before it, hexadecimal")
        String chainHash) {
    public ConsentEvidence {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(chainHash, "chainHash");
    }
}
