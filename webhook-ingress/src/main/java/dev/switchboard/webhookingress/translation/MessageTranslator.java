package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.CallItem;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.MessageItem;
import dev.switchboard.cloudapi.webhook.Person;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.whatsapp.CallChanged;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import dev.switchboard.contracts.whatsapp.MessageEchoed;
import dev.switchboard.contracts.whatsapp.MessageEdited;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageRevoked;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Items of {@code messages}, {@code message_echoes} and {@code calls}: what a customer and a number say to each other. */
@Singleton
class MessageTranslator {

    private final ConversationKeys keys;

    MessageTranslator(ConversationKeys keys) {
        this.keys = keys;
    }

    KeyedEvent message(JsonNode json, Place place) {
        var message = new MessageItem(json);
        var id = message.id();
        if (id == null) {
            return Unrecognised.brokenItem("a message without id", json, place);
        }
        if ("system".equals(message.type())) {
            return identityChange(message, id, place);
        }
        var sender = message.sender(place.contacts());
        if (sender == null) {
            return Unrecognised.brokenItem("a message without a customer", json, place);
        }
        if (message.groupId() == null) {
            var original = message.original("edit");
            if (original != null) {
                return edited(message, id, original, sender, place);
            }
            original = message.original("revoke");
            if (original != null) {
                return revoked(message, id, original, sender, place);
            }
        }
        return received(message, id, sender, place);
    }

    private KeyedEvent received(MessageItem message, String id, Person sender, Place place) {
        var referral = message.referral();
        var received = new MessageReceived(
                id,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(sender),
                message.timestamp(),
                place.receivedAt(),
                Contents.of(message),
                Quotes.context(message.context(), sender, place),
                message.groupId(),
                referral.isMissingNode() || referral.isNull() ? null : Referrals.of(referral),
                place.standby());
        return keyed(received, sender, message.timestamp(), message.json(), place, id);
    }

    private KeyedEvent edited(MessageItem message, String id, String original, Person sender, Place place) {
        var edited = new MessageEdited(
                id,
                original,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(sender),
                message.timestamp(),
                place.receivedAt(),
                newContent(message),
                place.standby());
        return keyed(edited, sender, message.timestamp(), message.json(), place, id);
    }

    private KeyedEvent revoked(MessageItem message, String id, String original, Person sender, Place place) {
        var revoked = new MessageRevoked(
                id,
                original,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(sender),
                message.timestamp(),
                place.receivedAt(),
                place.standby());
        return keyed(revoked, sender, message.timestamp(), message.json(), place, id);
    }

    /** What an edited message says now; an edit that does not tell is kept itself. */
    private static InboundContent newContent(MessageItem edit) {
        var now = edit.content().path("message");
        return Contents.of(now.isObject() ? new MessageItem(now) : edit);
    }

    private KeyedEvent identityChange(MessageItem message, String id, Place place) {
        var former = message.formerSelf(place.contacts());
        if (former == null) {
            return Unrecognised.brokenItem("a system message without a customer", message.json(), place);
        }
        var system = message.content();
        var changed = new CustomerIdentityChanged(
                id,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(former),
                switch (Objects.requireNonNullElse(Fields.text(system, "type"), "")) {
                    case "user_changed_number", "customer_changed_number" -> CustomerIdentityChanged.Kind.NUMBER;
                    case "user_changed_user_id" -> CustomerIdentityChanged.Kind.USER_ID;
                    case "customer_identity_changed" -> CustomerIdentityChanged.Kind.IDENTITY_KEY;
                    default -> CustomerIdentityChanged.Kind.OTHER;
                },
                Wire.detail(Fields.text(system, "wa_id", "new_wa_id")),
                Wire.detail(Fields.text(system, "user_id")),
                Wire.detail(Fields.text(system, "parent_user_id")),
                message.timestamp(),
                place.receivedAt(),
                Wire.raw(message.json()));
        return keyed(changed, former, message.timestamp(), message.json(), place, id);
    }

    KeyedEvent echo(JsonNode json, Place place) {
        var message = new MessageItem(json);
        var id = message.id();
        var receiver = message.receiver(place.contacts());
        if (id == null || receiver == null) {
            return Unrecognised.brokenItem("an echo without id or customer", json, place);
        }
        if (message.groupId() != null) {
            return Unrecognised.brokenItem("an echo to a group, which is no one customer", json, place);
        }
        var edited = message.original("edit");
        var echoed = new MessageEchoed(
                id,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(receiver),
                message.timestamp(),
                place.receivedAt(),
                edited == null ? Contents.of(message) : newContent(message),
                switch (place.field()) {
                    case "smb_message_echoes" -> MessageEchoed.Source.BUSINESS_APP;
                    case "standby" -> MessageEchoed.Source.META_AGENT;
                    default -> MessageEchoed.Source.OTHER_SENDER;
                },
                Quotes.context(message.context(), receiver, place),
                edited,
                message.original("revoke"));
        return keyed(echoed, receiver, message.timestamp(), json, place, id);
    }

    KeyedEvent call(JsonNode json, Place place) {
        var call = new CallItem(json);
        var id = call.id();
        var event = call.event();
        var customer = call.customer(place.contacts());
        if (id == null || event == null || customer == null) {
            return Unrecognised.brokenItem("a call without id, event or customer", json, place);
        }
        var changed = new CallChanged(
                id,
                place.phoneNumberId(),
                place.wabaId(),
                Wire.customer(customer),
                event,
                call.startedByCustomer(),
                call.timestamp(),
                place.receivedAt(),
                Wire.raw(json));
        return keyed(changed, customer, call.timestamp(), json, place, id, event, String.valueOf(call.timestamp()));
    }

    /** A wamid is unique across numbers but for chats between two numbers of ours, so the number belongs to the id. */
    private KeyedEvent keyed(
            MessageEvent event,
            Person customer,
            @Nullable Instant sentAt,
            JsonNode json,
            Place place,
            String... facts) {
        var identity = new String[facts.length + 1];
        identity[0] = place.phoneNumberId();
        System.arraycopy(facts, 0, identity, 1, facts.length);
        return new KeyedEvent(
                Topics.WHATSAPP_MESSAGES,
                keys.of(place.phoneNumberId(), customer),
                CloudEvent.idOf(event.getClass(), identity),
                place.phoneNumberId(),
                sentAt == null ? place.receivedAt() : sentAt,
                event,
                json::toString);
    }
}
