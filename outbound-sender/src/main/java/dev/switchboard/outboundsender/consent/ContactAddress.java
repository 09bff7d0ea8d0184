package dev.switchboard.outboundsender.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.contracts.outbound.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Phone and user id of somebody.
 *
 * @param waId digits as WhatsApp writes them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactAddress(
        @Nullable String waId, @Nullable String userId) {

    /** Whether a message to this recipient reaches them: WhatsApp goes by the phone wherever there is one, however it is written. */
    public boolean isOf(Recipient recipient) {
        var phone = recipient.waId();
        if (phone != null) {
            return waId != null && PhoneSpellings.of(waId).contains(phone.value());
        }
        return userId != null
                && recipient.userId() != null
                && userId.equals(recipient.userId().value());
    }

    /** Says nothing of who it is. */
    @Override
    public String toString() {
        return "ContactAddress[phone=%s, userId=%s]".formatted(waId != null, userId != null);
    }
}
