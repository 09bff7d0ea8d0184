package dev.switchboard.webhookingress.translation;

import dev.switchboard.cloudapi.webhook.Contacts;
import java.time.Instant;

/**
 * Where an item stands.
 *
 * @param wabaId the account
 * @param phoneNumberId the business number
 * @param field the webhook field of the change
 * @param contacts the people of the change
 * @param receivedAt when the webhook came
 */
record Place(String wabaId, String phoneNumberId, String field, Contacts contacts, Instant receivedAt) {

    /** Whether Meta Business Agent answers these chats and we only listen. */
    boolean standby() {
        return field.equals("standby");
    }
}
