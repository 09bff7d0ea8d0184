package dev.switchboard.outboundsender.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Phone and user id of somebody.
 *
 * @param waId digits as WhatsApp writes them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactAddress(
        @Nullable String waId, @Nullable String userId) {

    /** Says nothing of who it is. */
    @Override
    public String toString() {
        return "ContactAddress[phone=%s, userId=%s]".formatted(waId != null, userId != null);
    }
}
