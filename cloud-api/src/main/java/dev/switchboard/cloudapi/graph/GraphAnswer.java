package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What Meta answered to a {@link GraphRequest}, whatever the HTTP status. */
public sealed interface GraphAnswer {

    /**
     * Meta took the message. That is no proof of delivery; statuses tell more.
     *
     * @param messageId the wamid
     * @param messageStatus templates only: accepted, held_for_quality_assessment, paused
     * @param contacts whom Meta understood as the recipient
     */
    record Accepted(String messageId, @Nullable String messageStatus, List<Contact> contacts) implements GraphAnswer {
        public Accepted {
            Objects.requireNonNull(messageId, "messageId");
            contacts = List.copyOf(contacts);
        }

        /** Leaves the ids out: old ones hold the phone number. */
        @Override
        public String toString() {
            return "Accepted[messageStatus=%s, contacts=%d]".formatted(messageStatus, contacts.size());
        }
    }

    /** Meta has the file, for 30 days and for one number. */
    record Stored(String mediaId) implements GraphAnswer {
        public Stored {
            Objects.requireNonNull(mediaId, "mediaId");
        }
    }

    /** Meta did what has no id of its own, such as a read mark. */
    record Done() implements GraphAnswer {}

    /** Meta said no and why. */
    record Refused(int httpStatus, GraphError error) implements GraphAnswer {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Not Meta's JSON: a proxy's page, an empty body, a cut-off one. With a 2xx or a 5xx nobody can tell from it whether the
     * message went out.
     */
    record Unreadable(int httpStatus) implements GraphAnswer {}

    /**
     * A recipient as Meta understood it.
     *
     * @param input what the request named
     * @param waId canonical phone digits; may differ from the input and may be missing
     * @param userId only where the request named one
     */
    record Contact(
            @Nullable String input,
            @Nullable String waId,
            @Nullable String userId) {

        /** Says which ids there are, never what they are. */
        @Override
        public String toString() {
            return "Contact[waId=%s, userId=%s]".formatted(waId != null, userId != null);
        }
    }

    /** Reads an answer; never throws, since any bytes may come back. */
    static GraphAnswer read(int httpStatus, byte[] body) {
        var answer = parse(body);
        if (answer.path("error").isObject()) {
            return GraphError.read(answer.path("error"))
                    .<GraphAnswer>map(error -> new Refused(httpStatus, error))
                    .orElseGet(() -> new Unreadable(httpStatus));
        }
        if (httpStatus / 100 != 2) {
            return new Unreadable(httpStatus);
        }
        var message = answer.path("messages").path(0);
        if (message.path("id").isTextual()) {
            return new Accepted(
                    message.path("id").textValue(),
                    text(message, "message_status"),
                    StreamSupport.stream(answer.path("contacts").spliterator(), false)
                            .map(contact -> new Contact(
                                    text(contact, "input"), text(contact, "wa_id"), text(contact, "user_id")))
                            .toList());
        }
        if (answer.path("id").isTextual()) {
            return new Stored(answer.path("id").textValue());
        }
        return answer.path("success").asBoolean(false) ? new Done() : new Unreadable(httpStatus);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return AnswerReader.TREE.readTree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String text(JsonNode parent, String field) {
        var node = parent.path(field);
        return node.isTextual() ? node.textValue() : null;
    }
}
