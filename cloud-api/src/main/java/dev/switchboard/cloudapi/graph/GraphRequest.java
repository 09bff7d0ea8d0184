package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body for {@code POST /{version}/{phone-number-id}/messages}.
 *
 * <p>Meta knows no idempotency key: the same body sent twice is two messages.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api">Meta: messages</a>
 */
public sealed interface GraphRequest {

    /** Longest {@code biz_opaque_callback_data}, in characters. */
    int CALLBACK_DATA_CHARS_MAX = 512;

    /** The body as JSON in UTF-8. */
    byte[] toJson();

    /**
     * One message to one customer.
     *
     * @param quotedMessageId wamid of the message it answers
     * @param callbackData our own word for this message; every status about it repeats it
     */
    record Send(
            GraphRecipient recipient,
            GraphContent content,
            @Nullable String quotedMessageId,
            @Nullable String callbackData)
            implements GraphRequest {
        public Send {
            Objects.requireNonNull(recipient, "recipient");
            Objects.requireNonNull(content, "content");
            if (callbackData != null && callbackData.length() > CALLBACK_DATA_CHARS_MAX) {
                throw new IllegalArgumentException("callback data is %d chars, Meta takes %d"
                        .formatted(callbackData.length(), CALLBACK_DATA_CHARS_MAX));
            }
        }

        @Override
        public byte[] toJson() {
            var body = envelope().put("recipient_type", "individual");
            if (recipient.phone() != null) {
                body.put("to", recipient.phone());
            }
            if (recipient.userId() != null) {
                body.put("recipient", recipient.userId());
            }
            body.put("type", content.type());
            content.writeInto(body);
            if (quotedMessageId != null) {
                body.putObject("context").put("message_id", quotedMessageId);
            }
            if (callbackData != null) {
                body.put("biz_opaque_callback_data", callbackData);
            }
            return bytes(body);
        }
    }

    /**
     * Shows the customer that a message was read, and all before it; with {@code typing}, also that an answer is being
     * written, until it comes or 25 seconds have passed.
     *
     * @param messageId wamid of an inbound message, at most 30 days old
     */
    record MarkRead(String messageId, boolean typing) implements GraphRequest {
        public MarkRead {
            Objects.requireNonNull(messageId, "messageId");
        }

        @Override
        public byte[] toJson() {
            var body = envelope().put("status", "read").put("message_id", messageId);
            if (typing) {
                body.putObject("typing_indicator").put("type", "text");
            }
            return bytes(body);
        }

        /** Leaves the id out: old ones hold the phone number. */
        @Override
        public String toString() {
            return "MarkRead[typing=%s]".formatted(typing);
        }
    }

    private static ObjectNode envelope() {
        return JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
