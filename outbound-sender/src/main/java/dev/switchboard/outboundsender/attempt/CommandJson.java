package dev.switchboard.outboundsender.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.messaging.EventJson;
import org.jspecify.annotations.Nullable;

/** How a command is kept in its row: as on the topic, and read as leniently. */
final class CommandJson {

    private static final ObjectWriter WRITER = EventJson.mapper().writerFor(SendMessage.class);
    private static final ObjectReader READER = EventJson.mapper().readerFor(SendMessage.class);

    private CommandJson() {}

    static String write(SendMessage message) {
        try {
            return WRITER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command cannot be written messageId=" + message.messageId(), e);
        }
    }

    /** Null when a newer version wrote what this one cannot read. */
    static @Nullable SendMessage read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
