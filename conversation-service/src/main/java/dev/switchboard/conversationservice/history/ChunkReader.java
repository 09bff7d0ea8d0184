package dev.switchboard.conversationservice.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.conversationservice.history.OldChat.OldMessage;
import dev.switchboard.messaging.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one webhook of old chats. Text and files are read; every other kind is kept raw. A file may be announced by a
 * placeholder, and come later in a webhook that holds messages without threads.
 */
final class ChunkReader {

    static final String PLACEHOLDER = "media_placeholder";

    private static final Pattern PHONE = Pattern.compile("\\+?\\d+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final List<OldChat> chats = new ArrayList<>();
    private int unreadable;
    private int refusals;

    /** Reads the value of a webhook as Meta sent it. */
    void read(RawJson raw) {
        var value = parse(raw);
        for (var chunk : value.path("history")) {
            refusals += chunk.path("errors").size();
            for (var thread : chunk.path("threads")) {
                readThread(thread);
            }
        }
        var business = digits(text(value.path("metadata"), "display_phone_number"));
        for (var message : value.path("messages")) {
            var from = text(message, "from");
            var byBusiness = from != null && digits(from).equals(business);
            add(byBusiness ? text(message, "to") : from, List.of(message));
        }
    }

    List<OldChat> chats() {
        return chats;
    }

    /** How many items had no id, or belonged to nobody. */
    int unreadable() {
        return unreadable;
    }

    /** How many errors came in place of chats, such as that the business shares none. */
    int refusals() {
        return refusals;
    }

    private void readThread(JsonNode thread) {
        var messages = new ArrayList<JsonNode>();
        thread.path("messages").forEach(messages::add);
        add(text(thread, "id"), messages);
    }

    private void add(@Nullable String customerId, List<JsonNode> items) {
        if (customerId == null) {
            unreadable += items.size();
            return;
        }
        var messages = new ArrayList<OldMessage>();
        for (var item : items) {
            var wamid = text(item, "id");
            if (wamid == null) {
                unreadable++;
            } else {
                messages.add(message(wamid, item, customerId));
            }
        }
        if (!messages.isEmpty()) {
            chats.add(new OldChat(customer(customerId), messages));
        }
    }

    private static OldMessage message(String wamid, JsonNode item, String customerId) {
        var from = text(item, "from");
        var byCustomer = from == null
                ? !customerId.equals(text(item, "to"))
                : digits(from).equals(digits(customerId));
        var state = byCustomer ? MessageState.RECEIVED : state(text(item.path("history_context"), "status"));
        return new OldMessage(wamid, byCustomer, time(item.path("timestamp").asText()), content(item), state);
    }

    private static MessageState state(@Nullable String status) {
        return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
            case "READ", "PLAYED" -> MessageState.READ;
            case "DELIVERED" -> MessageState.DELIVERED;
            case "ERROR", "FAILED" -> MessageState.FAILED;
            default -> MessageState.SENT;
        };
    }

    private static InboundContent content(JsonNode item) {
        var type = text(item, "type");
        var content = type == null ? item : item.path(type);
        var kind = switch (type == null ? "" : type) {
            case "image" -> MediaKind.IMAGE;
            case "video" -> MediaKind.VIDEO;
            case "audio" -> MediaKind.AUDIO;
            case "document" -> MediaKind.DOCUMENT;
            case "sticker" -> MediaKind.STICKER;
            default -> null;
        };
        if (kind != null && (text(content, "id") != null || text(content, "url") != null)) {
            return media(kind, content);
        }
        if ("text".equals(type) && content.path("body").isTextual()) {
            return MessageContent.Text.of(content.path("body").asText());
        }
        return PLACEHOLDER.equals(type)
                ? new InboundContent.Unsupported(PLACEHOLDER, List.of())
                : new InboundContent.Other(type == null ? "unknown" : type, new RawJson(item.toString()));
    }

    private static InboundContent media(MediaKind kind, JsonNode media) {
        var fileName = text(media, "filename");
        var caption = text(media, "caption");
        return new MessageContent.Media(
                kind,
                text(media, "id"),
                text(media, "url"),
                text(media, "mime_type"),
                text(media, "sha256"),
                fileName == null ? null : new PersonalDetail(fileName),
                caption == null ? null : new CustomerText(caption),
                flag(media, "voice"),
                flag(media, "animated"));
    }

    private static CustomerRef customer(String id) {
        return PHONE.matcher(id).matches()
                ? CustomerRef.ofWaId(digits(id))
                : new CustomerRef(null, new PersonalDetail(id), null, null, null);
    }

    private static @Nullable Instant time(String seconds) {
        return SECONDS.matcher(seconds).matches() ? Instant.ofEpochSecond(Long.parseLong(seconds)) : null;
    }

    private static String digits(@Nullable String phone) {
        return phone == null ? "" : phone.replaceAll("[+ ()-]", "");
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }

    private static @Nullable Boolean flag(JsonNode node, String field) {
        return node.path(field).isBoolean() ? node.path(field).booleanValue() : null;
    }

    private static JsonNode parse(RawJson raw) {
        try {
            return EventJson.mapper().readTree(raw.value());
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalArgumentException("a chunk of old chats is no JSON", e);
        }
    }
}
