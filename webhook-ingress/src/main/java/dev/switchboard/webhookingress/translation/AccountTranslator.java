package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.cloudapi.webhook.ErrorItem;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.WebhookPart.Change;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.whatsapp.AccountAlertRaised;
import dev.switchboard.contracts.whatsapp.AccountChanged;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.ContactBookChanged;
import dev.switchboard.contracts.whatsapp.HistoryEvent;
import dev.switchboard.contracts.whatsapp.HistoryReceived;
import dev.switchboard.contracts.whatsapp.NumberErrorReported;
import dev.switchboard.contracts.whatsapp.NumberNameChanged;
import dev.switchboard.contracts.whatsapp.NumberQualityChanged;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Reason;
import dev.switchboard.contracts.whatsapp.WhatsAppEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are one fact as a whole: numbers, the account, history. Meta gives them no id, so theirs is a hash of the
 * value, whatever order its keys stand in, and the time of the entry.
 */
@Singleton
class AccountTranslator {

    private static final ObjectWriter CANONICAL = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    KeyedEvent alert(Change change, Instant receivedAt) {
        var value = change.value().json();
        var alert = value.path("alert_info").isObject() ? value.path("alert_info") : value;
        return account(
                new AccountAlertRaised(
                        change.entryId(),
                        Fields.text(value, "entity_type"),
                        Fields.text(value, "entity_id"),
                        Fields.text(alert, "alert_severity"),
                        Fields.text(alert, "alert_type"),
                        change.entryTime(),
                        receivedAt,
                        Wire.raw(value)),
                change,
                receivedAt);
    }

    KeyedEvent numberQuality(Change change, Instant receivedAt) {
        var value = change.value().json();
        var number = Fields.text(value, "display_phone_number");
        var event = Fields.text(value, "event");
        return number == null || event == null
                ? broken("a number's quality without number or event", change, receivedAt)
                : account(
                        new NumberQualityChanged(
                                change.entryId(),
                                number,
                                event,
                                Fields.text(value, "max_daily_conversations_per_business", "current_limit"),
                                change.entryTime(),
                                receivedAt,
                                Wire.raw(value)),
                        change,
                        receivedAt);
    }

    KeyedEvent numberName(Change change, Instant receivedAt) {
        var value = change.value().json();
        var number = Fields.text(value, "display_phone_number");
        var decision = Fields.text(value, "decision");
        return number == null || decision == null
                ? broken("a number's name without number or decision", change, receivedAt)
                : account(
                        new NumberNameChanged(
                                change.entryId(),
                                number,
                                decision,
                                Fields.text(value, "requested_verified_name"),
                                Fields.text(value, "rejection_reason"),
                                change.entryTime(),
                                receivedAt,
                                Wire.raw(value)),
                        change,
                        receivedAt);
    }

    KeyedEvent other(Change change, Instant receivedAt) {
        var value = change.value().json();
        return account(
                new AccountChanged(
                        change.entryId(),
                        change.field(),
                        Fields.text(value, "event"),
                        change.entryTime(),
                        receivedAt,
                        Wire.raw(value)),
                change,
                receivedAt);
    }

    /** A problem that belongs to no single message; it has no time of its own. */
    KeyedEvent numberError(JsonNode json, Place place) {
        if (!json.isObject()) {
            return Unrecognised.brokenItem("an error that is no object", json, place);
        }
        var reported = new NumberErrorReported(
                place.wabaId(), place.phoneNumberId(), Wire.error(ErrorItem.read(json)), place.receivedAt());
        return new KeyedEvent(
                Topics.WHATSAPP_ACCOUNT,
                place.wabaId(),
                CloudEvent.idOf(NumberErrorReported.class, place.wabaId(), place.phoneNumberId(), canonical(json)),
                place.phoneNumberId(),
                place.receivedAt(),
                reported,
                json::toString);
    }

    KeyedEvent history(Change change, String phoneNumberId, Instant receivedAt) {
        var value = change.value().json();
        return history(
                new HistoryReceived(change.entryId(), phoneNumberId, receivedAt, Wire.raw(value)),
                change,
                phoneNumberId,
                receivedAt);
    }

    KeyedEvent contactBook(Change change, String phoneNumberId, Instant receivedAt) {
        var value = change.value().json();
        return history(
                new ContactBookChanged(change.entryId(), phoneNumberId, receivedAt, Wire.raw(value)),
                change,
                phoneNumberId,
                receivedAt);
    }

    static KeyedEvent account(AccountEvent event, Change change, Instant receivedAt) {
        return keyed(Topics.WHATSAPP_ACCOUNT, event, change, change.value().phoneNumberId(), receivedAt);
    }

    static KeyedEvent broken(String detail, Change change, Instant receivedAt) {
        return Unrecognised.part(
                Reason.BROKEN_ITEM, detail, change, change.value().phoneNumberId(), receivedAt);
    }

    private static KeyedEvent history(HistoryEvent event, Change change, String phoneNumberId, Instant receivedAt) {
        return keyed(Topics.WHATSAPP_HISTORY, event, change, phoneNumberId, receivedAt);
    }

    private static KeyedEvent keyed(
            String topic, WhatsAppEvent event, Change change, @Nullable String subject, Instant receivedAt) {
        var time = change.entryTime();
        return new KeyedEvent(
                topic,
                change.entryId(),
                CloudEvent.idOf(
                        event.getClass(),
                        change.entryId(),
                        change.field(),
                        time == null ? "" : Long.toString(time.getEpochSecond()),
                        canonical(change.value().json())),
                subject,
                Objects.requireNonNullElse(time, receivedAt),
                event,
                () -> change.json().toString());
    }

    private static String canonical(JsonNode json) {
        try {
            return CANONICAL.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
