package dev.switchboard.consentservice.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
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
        Kind kind,
        String reason,
        String placedBy,
        Instant placedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftReason) {

    /** What a hold does. */
    public enum Kind {
        /** Nothing of the contact is erased or forgotten. */
        HOLD,
        /** That, since whoever must not be written to has to be known; and nothing is sent to them. */
        BLOCK;

        /** As paths name it, in small letters. */
        public static Kind fromString(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
