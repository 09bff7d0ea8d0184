package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to write, read from control input.
 *
 * @param content the message's own keys: {@code type}, its object, what it quotes
 * @param phoneNumberId to which of the business's numbers; null for the first
 * @param name profile name, null to keep it
 * @param username username, null for none
 * @param userId business-scoped id, null to keep it
 * @param withoutPhone whether the customer hides the phone
 * @param userIdAsFrom whether the business-scoped id stands where a phone is expected
 * @param groupId in which group, null for a private chat
 * @param timestamp when Meta got it, null for now
 */
record WrittenMessage(
        ObjectNode content,
        @Nullable String phoneNumberId,
        @Nullable String name,
        @Nullable String username,
        @Nullable String userId,
        boolean withoutPhone,
        boolean userIdAsFrom,
        @Nullable String groupId,
        @Nullable Instant timestamp) {

    private static final List<String> CONTROL_KEYS = List.of(
            "phoneNumberId", "name", "username", "userId", "withoutPhone", "userIdAsFrom", "groupId", "timestamp");

    /** Reads {@code {"text":"Hola"}} or a message of any type as Meta writes it. */
    static WrittenMessage read(@Nullable JsonNode input) {
        if (!(input instanceof ObjectNode given)) {
            throw new InvalidControlInput(
                    "give {\"text\":\"Hola\"} or a message such as {\"type\":\"image\",\"image\":{…}}");
        }
        var content = given.deepCopy().remove(CONTROL_KEYS);
        var text = content.path("text");
        if (text.isTextual()) {
            content.put("type", "text").putObject("text").put("body", text.asText());
        }
        var type = content.path("type");
        if (!type.isTextual() || type.asText().isEmpty()) {
            throw new InvalidControlInput("type is missing; the short form is {\"text\":\"Hola\"}");
        }
        return new WrittenMessage(
                content,
                string(given, "phoneNumberId"),
                string(given, "name"),
                string(given, "username"),
                userId(given),
                flag(given, "withoutPhone"),
                flag(given, "userIdAsFrom"),
                string(given, "groupId"),
                timestamp(given.path("timestamp")));
    }

    private static @Nullable String userId(ObjectNode given) {
        var userId = string(given, "userId");
        if (userId != null && !CustomerIds.isUserId(userId)) {
            throw new InvalidControlInput("userId is a business-scoped id such as US.13491208655302741918");
        }
        return userId;
    }

    private static @Nullable String string(ObjectNode given, String key) {
        var node = given.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new InvalidControlInput(key + " is a string");
        }
        return node.asText();
    }

    private static boolean flag(ObjectNode given, String key) {
        var node = given.path(key);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw new InvalidControlInput(key + " is true or false");
        }
        return node.asBoolean();
    }

    private static @Nullable Instant timestamp(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            var text = node.asText();
            return text.matches("-?\\d+") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException _) {
            throw new InvalidControlInput("timestamp is Unix seconds or an instant such as 2026-11-01T10:00:00Z");
        }
    }
}
