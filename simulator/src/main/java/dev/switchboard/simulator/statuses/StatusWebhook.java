package dev.switchboard.simulator.statuses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.AcceptedMessage.Progress;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.Notification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a status webhook. */
@Singleton
class StatusWebhook {

    private static final String ERRORS = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

    private final Envelope envelope;

    StatusWebhook(Envelope envelope) {
        this.envelope = envelope;
    }

    /** Tells {@code progress}; {@code error} is there exactly when that is {@code FAILED}. */
    Notification body(
            BusinessNumber number,
            AcceptedMessage message,
            Progress progress,
            Instant at,
            boolean priced,
            @Nullable StatusError error) {
        var field = message.chat().standby() ? "standby" : "messages";
        return envelope.about(number, field, value -> {
            var phone = shownPhone(message);
            if (progress != Progress.FAILED) {
                var customer = message.chat().customer();
                envelope.addContact(value, number, customer, phone, progress != Progress.SENT);
            }
            var status = value.putArray("statuses").addObject();
            status.put("id", message.wamid())
                    .put("status", progress.name().toLowerCase(Locale.ROOT))
                    .put("timestamp", Long.toString(at.getEpochSecond()));
            addRecipient(status, message, phone);
            if (message.identityKey() != null) {
                status.put("recipient_identity_key_hash", message.identityKey());
            }
            if (message.callbackData() != null) {
                status.put("biz_opaque_callback_data", message.callbackData());
            }
            if (priced) {
                addPricing(status, message);
            }
            if (error != null) {
                addError(status, error);
            }
        });
    }

    /** A phone that the business wrote to is shown, even when its owner hides it. */
    private static @Nullable String shownPhone(AcceptedMessage message) {
        var addressed = message.address().phone();
        return addressed == null ? message.chat().customer().visiblePhone() : addressed;
    }

    private static void addRecipient(ObjectNode status, AcceptedMessage message, @Nullable String phone) {
        if (phone != null) {
            status.put("recipient_id", phone);
        }
        if (message.address().userId() != null) {
            status.put("recipient_user_id", message.address().userId());
        }
    }

    private static void addPricing(ObjectNode status, AcceptedMessage message) {
        var price = message.price();
        status.putObject("pricing")
                .put("billable", price.type().equals("regular"))
                .put("pricing_model", "PMP")
                .put("type", price.type())
                .put("category", price.category());
    }

    /** Adds why it failed. */
    static void addError(ObjectNode status, StatusError error) {
        var item = status.putArray("errors").addObject();
        item.put("code", error.code()).put("title", error.title()).put("message", error.title());
        item.putObject("error_data").put("details", error.details());
        item.put("href", ERRORS);
    }
}
