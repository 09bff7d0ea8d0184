package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.MessageItem;
import dev.switchboard.cloudapi.webhook.Person;
import dev.switchboard.cloudapi.webhook.WebhookPart.Change;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.OldMessage;
import dev.switchboard.contracts.whatsapp.OldMessagesReceived;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Old chats, message by message, read as live ones are. A file may be announced by a placeholder, and come later in a webhook
 * that holds messages without threads.
 */
@Singleton
class HistoryTranslator {

    private static final Logger LOGGER = Logger.getLogger(HistoryTranslator.class);
    private static final String PLACEHOLDER = "media_placeholder";
    private static final int MESSAGES_AT_ONCE = 50;

    void translate(Change change, String number, Instant receivedAt, EventSink sink) {
        var value = change.value();
        var place = new Place(
                change.entryId(), number, value.displayNumber(), change.field(), value.contacts(), receivedAt);
        for (var chunk : value.json().path("history")) {
            for (var thread : chunk.path("threads")) {
                var items = new ArrayList<JsonNode>();
                thread.path("messages").forEach(items::add);
                chat(Fields.text(thread, "id"), items, place, sink);
            }
        }
        var business = digits(value.displayNumber());
        for (var item : value.json().path("messages")) {
            var from = Fields.text(item, "from");
            var byBusiness = from != null && digits(from).equals(business);
            chat(byBusiness ? Fields.text(item, "to") : from, List.of(item), place, sink);
        }
    }

    private static void chat(@Nullable String id, List<JsonNode> items, Place place, EventSink sink) {
        var customer = customer(id, items, place);
        if (customer == null) {
            items.forEach(
                    item -> sink.accept(Unrecognised.brokenItem("an old message without a customer", item, place)));
            return;
        }
        for (var first = 0; first < items.size(); first += MESSAGES_AT_ONCE) {
            part(id, customer, items.subList(first, Math.min(first + MESSAGES_AT_ONCE, items.size())), place, sink);
        }
    }

    private static void part(
            @Nullable String chatId, Person customer, List<JsonNode> items, Place place, EventSink sink) {
        var messages = new ArrayList<OldMessage>();
        for (var item : items) {
            try {
                var message = message(new MessageItem(item), chatId, customer, place);
                if (message == null) {
                    sink.accept(Unrecognised.brokenItem("an old message without id", item, place));
                } else {
                    messages.add(message);
                }
            } catch (RuntimeException e) {
                LOGGER.errorf(
                        "item could not be translated field=%s error=%s",
                        place.field(), e.getClass().getName());
                sink.accept(Unrecognised.brokenItem(e.getClass().getSimpleName(), item, place));
            }
        }
        if (!messages.isEmpty()) {
            sink.accept(keyed(customer, messages, items, place));
        }
    }

    private static KeyedEvent keyed(Person customer, List<OldMessage> messages, List<JsonNode> items, Place place) {
        var source = items.toString();
        return new KeyedEvent(
                Topics.WHATSAPP_HISTORY,
                place.wabaId(),
                CloudEvent.idOf(OldMessagesReceived.class, place.phoneNumberId(), customer.key(), source),
                place.phoneNumberId(),
                place.receivedAt(),
                new OldMessagesReceived(
                        place.wabaId(), place.phoneNumberId(), Wire.customer(customer), messages, place.receivedAt()),
                () -> source);
    }

    private static @Nullable OldMessage message(
            MessageItem message, @Nullable String chatId, Person customer, Place place) {
        var id = message.id();
        if (id == null) {
            return null;
        }
        var byCustomer = byCustomer(message.json(), chatId, customer);
        var status = Fields.text(message.json().path("history_context"), "status");
        return new OldMessage(
                id,
                byCustomer,
                message.timestamp(),
                PLACEHOLDER.equals(message.type())
                        ? new InboundContent.Unsupported(PLACEHOLDER, List.of())
                        : Contents.of(message),
                Quotes.context(message.context(), customer, place),
                byCustomer || status == null ? null : status(status));
    }

    private static DeliveryStatus status(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "READ" -> DeliveryStatus.READ;
            case "PLAYED" -> DeliveryStatus.PLAYED;
            case "DELIVERED" -> DeliveryStatus.DELIVERED;
            case "ERROR", "FAILED" -> DeliveryStatus.FAILED;
            case "SENT" -> DeliveryStatus.SENT;
            default -> DeliveryStatus.OTHER;
        };
    }

    private static boolean byCustomer(JsonNode item, @Nullable String chatId, Person customer) {
        var from = Fields.text(item, "from");
        if (from == null) {
            return Fields.text(item, "from_user_id") != null || !Objects.equals(chatId, Fields.text(item, "to"));
        }
        return from.equals(customer.userId()) || digits(from).equals(digits(customer.waId()));
    }

    /** With whom a chat is; their user id stands beside what they wrote, if anywhere. */
    private static @Nullable Person customer(@Nullable String id, List<JsonNode> items, Place place) {
        var userId = items.stream()
                .map(item -> Fields.text(item, "from_user_id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var isPhone = id != null && id.matches("\\+?[0-9 ()-]+");
        return place.contacts().complete(isPhone ? digits(id) : id, userId, null);
    }

    private static String digits(@Nullable String phone) {
        return phone == null ? "" : phone.replaceAll("[+ ()-]", "");
    }
}
