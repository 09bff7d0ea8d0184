package dev.switchboard.webhookingress.translation;

import dev.switchboard.cloudapi.webhook.WebhookBody;
import dev.switchboard.cloudapi.webhook.WebhookPart;
import dev.switchboard.cloudapi.webhook.WebhookPart.Change;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Reason;
import dev.switchboard.webhookingress.WebhookConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Turns the body of one webhook into events: entries × changes × items, in their order. Whatever is not understood becomes
 * an UnrecognisedWebhook of its own, as small as it can be told apart: one item, one change, the whole body. So every
 * body makes at least one event, and none is ever thrown away. Thread-safe; never throws.
 */
@Singleton
public class WebhookTranslator {

    private static final Logger LOGGER = Logger.getLogger(WebhookTranslator.class);

    private final Set<String> ourNumbers;
    private final ItemTranslator items;
    private final AccountTranslator accounts;
    private final TemplateTranslator templates;
    private final HistoryTranslator histories;

    WebhookTranslator(
            WebhookConfig config,
            ItemTranslator items,
            AccountTranslator accounts,
            TemplateTranslator templates,
            HistoryTranslator histories) {
        this.ourNumbers = Set.copyOf(config.phoneNumberIds());
        this.items = items;
        this.accounts = accounts;
        this.templates = templates;
        this.histories = histories;
    }

    /** Hands every event of the body to the sink before it returns. */
    public void translate(byte[] body, Instant receivedAt, EventSink sink) {
        switch (WebhookBody.read(body)) {
            case WebhookBody.Envelope(var parts) -> {
                for (var part : parts) {
                    translate(part, receivedAt, sink);
                }
            }
            case WebhookBody.NotJson(var why) -> sink.accept(Unrecognised.body(Reason.NOT_JSON, why, body, receivedAt));
            case WebhookBody.OtherShape(var why) ->
                sink.accept(Unrecognised.body(Reason.UNKNOWN_SHAPE, why, body, receivedAt));
        }
    }

    private void translate(WebhookPart part, Instant receivedAt, EventSink sink) {
        switch (part) {
            case WebhookPart.Odd odd ->
                sink.accept(Unrecognised.part(Reason.UNKNOWN_SHAPE, odd.why(), odd, null, receivedAt));
            case Change change -> {
                try {
                    translate(change, receivedAt, sink);
                } catch (RuntimeException e) {
                    // A bug of ours must not cost the neighbours, nor the webhook itself: Meta would repeat it for
                    // days.
                    LOGGER.errorf(
                            "change could not be translated field=%s error=%s",
                            change.field(), e.getClass().getName());
                    sink.accept(AccountTranslator.broken(e.getClass().getSimpleName(), change, receivedAt));
                }
            }
        }
    }

    private void translate(Change change, Instant receivedAt, EventSink sink) {
        var number = change.value().phoneNumberId();
        if (change.entryId().equals("0")) {
            sink.accept(Unrecognised.part(Reason.DASHBOARD_TEST, "entry id is 0", change, number, receivedAt));
            return;
        }
        if (number != null && !ourNumbers.contains(number)) {
            sink.accept(Unrecognised.part(
                    Reason.UNKNOWN_NUMBER, "phone number id is none of ours", change, number, receivedAt));
            return;
        }
        switch (change.field()) {
            case "messages",
                    "message_echoes",
                    "smb_message_echoes",
                    "standby",
                    "calls",
                    "user_preferences",
                    "history",
                    "smb_app_state_sync" -> {
                if (number == null) {
                    sink.accept(
                            Unrecognised.part(Reason.UNKNOWN_SHAPE, "no phone number id", change, null, receivedAt));
                } else {
                    ofNumber(change, number, receivedAt, sink);
                }
            }
            default -> sink.accept(ofAccount(change, receivedAt));
        }
    }

    private void ofNumber(Change change, String number, Instant receivedAt, EventSink sink) {
        switch (change.field()) {
            case "history" -> {
                sink.accept(accounts.history(change, number, receivedAt));
                histories.translate(change, number, receivedAt, sink);
            }
            case "smb_app_state_sync" -> sink.accept(accounts.contactBook(change, number, receivedAt));
            default -> {
                var place = new Place(
                        change.entryId(),
                        number,
                        change.value().displayNumber(),
                        change.field(),
                        change.value().contacts(),
                        receivedAt);
                if (!items.translate(change.value(), place, sink)) {
                    sink.accept(Unrecognised.part(
                            Reason.UNKNOWN_SHAPE, "no items that we know", change, number, receivedAt));
                }
            }
        }
    }

    private KeyedEvent ofAccount(Change change, Instant receivedAt) {
        return switch (change.field()) {
            case "message_template_status_update" -> templates.status(change, receivedAt);
            case "message_template_quality_update" -> templates.quality(change, receivedAt);
            case "message_template_components_update" -> templates.components(change, receivedAt);
            case "template_category_update" -> templates.category(change, receivedAt);
            case "phone_number_quality_update" -> accounts.numberQuality(change, receivedAt);
            case "phone_number_name_update" -> accounts.numberName(change, receivedAt);
            case "account_alerts" -> accounts.alert(change, receivedAt);
            case "account_update",
                    "account_review_update",
                    "account_settings_update",
                    "business_capability_update",
                    "business_username_update",
                    "security",
                    "flows",
                    "messaging_handovers",
                    "group_lifecycle_update",
                    "group_participants_update",
                    "group_settings_update",
                    "group_status_update",
                    "payment_configuration_update",
                    "partner_solutions",
                    "tracking_events",
                    "automatic_events",
                    "consumer_profile" -> accounts.other(change, receivedAt);
            default ->
                Unrecognised.part(
                        Reason.UNKNOWN_FIELD,
                        "a field we do not know",
                        change,
                        change.value().phoneNumberId(),
                        receivedAt);
        };
    }
}
