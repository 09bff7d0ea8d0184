package dev.switchboard.consentservice.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a business may write to somebody first, as far as consent decides it.
 *
 * @param code stable, for programs
 * @param reason the same in a sentence
 * @param unblockedBy what would change a no; null for a yes, and where nothing can
 * @param evidence what it rests on, of the ledger
 * @param blockId the legal block that stands; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        boolean allowed,
        String code,
        String reason,
        @Nullable String unblockedBy,
        @Nullable UUID contactId,
        String phoneNumberId,
        String category,
        List<Proof> evidence,
        @Nullable UUID blockId,
        Instant decidedAt) {

    public Decision {
        evidence = List.copyOf(evidence);
    }

    /** An entry of the ledger. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proof(
            UUID consentEventId,
            String action,
            Instant occurredAt,
            Instant recordedAt,
            String source,
            @Nullable String sourceRef,
            @Nullable String keywordMatched,
            @Nullable String noticeId,
            @Nullable Integer noticeVersion,
            @Nullable String actor,
            @Nullable Instant validUntil,
            String chainHash) {}
}
