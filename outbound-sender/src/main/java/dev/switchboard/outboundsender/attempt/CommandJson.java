package dev.switchboard.outboundsender.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.outbound.SendMessage;
import org.jspecify.annotations.Nullable;

/** How a command is kept in its row: as on the topic, and read as leniently. */
final class CommandJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(SendMessage.class);
    private static final ObjectReader READER = MAPPER.readerFor(SendMessage.class);

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
