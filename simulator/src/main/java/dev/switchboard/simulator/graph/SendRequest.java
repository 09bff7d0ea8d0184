package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.conversation.AcceptedMessage.Address;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.graph.content.MessageType;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call that sends a message, found well formed.
 *
 * @param address who is to get it
 * @param type its type
 * @param content the object that the type names
 * @param callbackData {@code biz_opaque_callback_data}, null for none
 * @param lite whether the Marketing Messages API was called
 * @param identityKey the hash by which the sender knows the customer, null for whoever it is
 */
record SendRequest(
        Address address,
        MessageType type,
        JsonNode content,
        @Nullable String callbackData,
        @Nullable String identityKey,
        boolean lite) {

    private static final Pattern DECORATION = Pattern.compile("[+ ()\\u00a0-]");
    private static final Pattern DIGITS = Pattern.compile("\\d{5,15}");
    private static final int CALLBACK_DATA_LIMIT = 512;

    /** Reads the envelope; refuses what Meta refuses at once. {@code waId} knows WhatsApp's id for dialled digits. */
    static SendRequest read(
            JsonNode root, BusinessNumber from, boolean lite, Predicate<String> ownMedia, UnaryOperator<String> waId) {
        var address = address(root, from, waId);
        var type = MessageType.checked(root, ownMedia);
        checkContext(root);
        if (lite) {
            checkLite(root, type);
        }
        return new SendRequest(
                address,
                type,
                root.path(type.wireName()),
                callbackData(root),
                root.path("recipient_identity_key_hash").textValue(),
                lite);
    }

    private static Address address(JsonNode root, BusinessNumber from, UnaryOperator<String> waId) {
        var recipientType = root.path("recipient_type").asText("individual");
        if (!recipientType.equals("individual")) {
            throw new GraphRefusal(GraphError.badValue("recipient_type must be individual or group."));
        }
        var to = root.path("to").asText("");
        var recipient = root.path("recipient").asText("");
        if (to.isBlank() && recipient.isBlank()) {
            throw new GraphRefusal(GraphError.missing("to"));
        }
        var phone = to.isBlank() ? null : waId.apply(phone(to, from));
        if (!recipient.isBlank() && !CustomerIds.isUserId(recipient)) {
            throw new GraphRefusal(GraphError.badValue("recipient is not a business-scoped user ID."));
        }
        return new Address(to.isBlank() ? recipient : to, phone, recipient.isBlank() ? null : recipient);
    }

    private static String phone(String to, BusinessNumber from) {
        var digits = DECORATION.matcher(to).replaceAll("");
        if (!DIGITS.matcher(digits).matches()) {
            throw new GraphRefusal(GraphError.badValue("to is not a phone number."));
        }
        if (digits.equals(from.displayPhoneNumber())) {
            throw new GraphRefusal(
                    GraphError.coded(400, 131021, "Recipient cannot be sender", "Recipient and sender are the same."));
        }
        return digits;
    }

    private static void checkLite(JsonNode root, MessageType type) {
        if (type != MessageType.TEMPLATE) {
            throw new GraphRefusal(onlyMarketing());
        }
        if (Params.given(root, "product_policy")) {
            Params.oneOf(root, "product_policy", "product_policy", List.of("CLOUD_API_FALLBACK", "STRICT"));
        }
    }

    /** What the Marketing Messages API says to everything else. */
    static GraphError onlyMarketing() {
        return GraphError.coded(
                400, 134100, "Only marketing messages supported", "Send marketing templates only by this endpoint.");
    }

    private static void checkContext(JsonNode root) {
        var context = root.path("context");
        if (!context.isMissingNode() && !context.path("message_id").isTextual()) {
            throw new GraphRefusal(GraphError.missing("context.message_id"));
        }
    }

    /** What is to be echoed in every status, null for nothing. */
    static @Nullable String callbackData(JsonNode root) {
        var data = root.path("biz_opaque_callback_data");
        if (data.isMissingNode() || data.isNull()) {
            return null;
        }
        if (!data.isTextual()) {
            throw new GraphRefusal(GraphError.invalid("Param biz_opaque_callback_data must be a string."));
        }
        Params.atMost(data.asText(), CALLBACK_DATA_LIMIT, "biz_opaque_callback_data");
        return data.asText();
    }
}
