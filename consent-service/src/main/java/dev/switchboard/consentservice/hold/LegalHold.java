package dev.switchboard.consentservice.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hold, standing or lifted.
 *
 * @param contactId as it was named
 * @param reason why, in the words of whoever placed it
 * @param liftedAt null while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHold(
        UUID holdId,
        UUID contactId,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftReason) {}
