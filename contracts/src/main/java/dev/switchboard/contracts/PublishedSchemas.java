package dev.switchboard.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (draft 2020-12) of our events and commands, as strangers get them. */
public final class PublishedSchemas {

    private PublishedSchemas() {}

    /** The schema of a type, as JSON. Every type of {@link Topics} has one. */
    public static String of(Class<? extends Event> type) {
        var file = "/schemas/%s.json".formatted(type.getSimpleName());
        try (var schema = PublishedSchemas.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
