package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.PreferenceItem;
import dev.switchboard.cloudapi.webhook.StatusItem;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MarketingPreferenceChanged;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.contracts.whatsapp.MetaConversation;
import dev.switchboard.contracts.whatsapp.Pricing;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Items of {@code statuses} and {@code user_preferences}. */
@Singleton
class StatusTranslator {

    private final ConversationKeys keys;

    StatusTranslator(ConversationKeys keys) {
        this.keys = keys;
    }

    KeyedEvent status(JsonNode json, Place place) {
        var item = new StatusItem(json);
        var id = item.id();
        var word = item.status();
        if (id == null || word == null) {
            return Unrecognised.brokenItem("a status without id or status", json, place);
        }
        var recipient = item.recipient(place.contacts());
        var errors = Wire.errors(item.errors());
        var at = item.timestamp();
        var participant = item.groupParticipant();
        var changed = new MessageStatusChanged(
                id,
                place.phoneNumberId(),
                place.wabaId(),
                subject(item.type()),
                deliveryStatus(word),
                word,
                recipient == null ? null : Wire.customer(recipient),
                participant == null ? null : new PersonalDetail(participant),
                at,
                place.receivedAt(),
                item.callbackData(),
                pricing(item.pricing()),
                errors,
                conversation(item.conversation()));
        return new KeyedEvent(
                Topics.WHATSAPP_STATUSES,
                recipient == null
                        ? keys.ofMessage(place.phoneNumberId(), id)
                        : keys.of(place.phoneNumberId(), recipient),
                CloudEvent.idOf(
                        MessageStatusChanged.class,
                        place.phoneNumberId(),
                        id,
                        word,
                        Objects.requireNonNullElse(participant, ""),
                        errors.isEmpty()
                                ? ""
                                : Integer.toString(errors.getFirst().code()),
                        at == null ? "" : Long.toString(at.getEpochSecond())),
                place.phoneNumberId(),
                at == null ? place.receivedAt() : at,
                changed,
                json::toString);
    }

    private static MessageStatusChanged.Subject subject(String type) {
        return switch (type) {
            case "message" -> MessageStatusChanged.Subject.MESSAGE;
            case "call" -> MessageStatusChanged.Subject.CALL;
            case "payment" -> MessageStatusChanged.Subject.PAYMENT;
            default -> MessageStatusChanged.Subject.OTHER;
        };
    }

    private static DeliveryStatus deliveryStatus(String word) {
        return switch (word) {
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read" -> DeliveryStatus.READ;
            case "played" -> DeliveryStatus.PLAYED;
            case "failed" -> DeliveryStatus.FAILED;
            default -> DeliveryStatus.OTHER;
        };
    }

    private static @Nullable Pricing pricing(JsonNode pricing) {
        return pricing.isObject()
                ? new Pricing(
                        Fields.text(pricing, "category"),
                        Fields.text(pricing, "type"),
                        Fields.text(pricing, "pricing_model"),
                        Fields.flag(pricing, "billable"))
                : null;
    }

    private static @Nullable MetaConversation conversation(JsonNode conversation) {
        return conversation.isObject() && !conversation.isEmpty()
                ? new MetaConversation(
                        Fields.text(conversation, "id"),
                        Fields.text(conversation.path("origin"), "type"),
                        Fields.seconds(conversation, "expiration_timestamp"))
                : null;
    }

    KeyedEvent preference(JsonNode json, Place place) {
        var item = new PreferenceItem(json);
        var customer = item.customer(place.contacts());
        var category = item.category();
        var value = item.value();
        if (customer == null || category == null || value == null) {
            return Unrecognised.brokenItem("a preference without customer, category or value", json, place);
        }
        var at = item.timestamp();
        var changed = new MarketingPreferenceChanged(
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(customer),
                category,
                value,
                item.detail(),
                at,
                place.receivedAt(),
                item.signupId());
        return new KeyedEvent(
                Topics.WHATSAPP_PREFERENCES,
                keys.of(place.phoneNumberId(), customer),
                CloudEvent.idOf(
                        MarketingPreferenceChanged.class,
                        place.phoneNumberId(),
                        customer.key(),
                        category,
                        value,
                        at == null ? "" : Long.toString(at.getEpochSecond())),
                place.phoneNumberId(),
                at == null ? place.receivedAt() : at,
                changed,
                json::toString);
    }
}
