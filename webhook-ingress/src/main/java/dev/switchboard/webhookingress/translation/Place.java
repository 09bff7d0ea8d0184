package dev.switchboard.webhookingress.translation;

import dev.switchboard.cloudapi.webhook.Contacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands.
 *
 * @param wabaId the account
 * @param phoneNumberId the business number
 * @param displayNumber the business number as digits, as far as Meta writes it; null when it does not
 * @param field the webhook field of the change
 * @param contacts the people of the change
 * @param receivedAt when the webhook came
 */
record Place(
        String wabaId,
        String phoneNumberId,
        @Nullable String displayNumber,
        String field,
        Contacts contacts,
        Instant receivedAt) {

    /** Whether Meta Business Agent answers these chats and we only listen. */
    boolean standby() {
        return field.equals("standby");
    }
}
