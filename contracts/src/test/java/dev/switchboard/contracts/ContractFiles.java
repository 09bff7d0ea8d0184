package dev.switchboard.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are generated from the contracts and checked in: with {@code -Dcontracts.write} tests write instead of comparing. */
final class ContractFiles {

    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path SAMPLES = Path.of("src/test/resources/samples");
    static final Path EVENTS_PAGE = Path.of("../docs/events.md");

    /** JSON as every writer and reader of ours is told to configure it. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ContractFiles() {}

    static boolean writing() {
        return System.getProperty("contracts.write") != null;
    }

    /** What the file should hold: what it does hold, or, when writing, what was just generated. */
    static String settled(Path file, String generated) throws IOException {
        if (writing()) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, generated);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    static List<Class<? extends Event>> types() {
        return Topics.all().stream()
                .flatMap(topic -> topic.types().stream())
                .distinct()
                .toList();
    }
}
