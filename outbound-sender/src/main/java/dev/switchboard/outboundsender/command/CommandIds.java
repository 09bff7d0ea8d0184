package dev.switchboard.outboundsender.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a command that cannot be read says of itself, as far as its JSON goes. */
record CommandIds(@Nullable UUID messageId, @Nullable UUID conversationId) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads the ids at the top of a JSON object, up to where it breaks. */
    static CommandIds of(byte @Nullable [] value) {
        String messageId = null;
        String conversationId = null;
        try (var parser = JSON.createParser(value == null ? new byte[0] : value)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var field = parser.currentName();
                    parser.nextToken();
                    switch (field) {
                        case "messageId" -> messageId = parser.getValueAsString();
                        case "conversationId" -> conversationId = parser.getValueAsString();
                        default -> parser.skipChildren();
                    }
                }
            }
        } catch (IOException _) {
            // What came before the break counts.
        }
        return new CommandIds(uuid(messageId), uuid(conversationId));
    }

    /** Null when it is none as we write them; what is parsed more leniently could hold anything. */
    static @Nullable UUID uuid(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
