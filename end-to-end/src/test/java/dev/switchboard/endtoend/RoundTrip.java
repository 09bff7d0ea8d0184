package dev.switchboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One message, as it is asked for and as Meta documents it, both written by hand. Words in angle brackets stand for ids that
 * are known only later.
 */
record RoundTrip(String name, JsonNode given) {

    private static final List<String> FILES = List.of("words", "files", "buttons", "commerce", "templates");

    static List<RoundTrip> all() {
        return FILES.stream()
                .flatMap(RoundTrip::read)
                .map(given -> new RoundTrip(given.path("case").asText(), given))
                .toList();
    }

    /** Templates that the messages name and a fresh account does not have. */
    static List<JsonNode> templates() {
        return read("made-templates").toList();
    }

    /** The request that asks for it. */
    JsonNode request(Map<String, String> ids) {
        var request = JsonNodeFactory.instance.objectNode();
        request.set("content", filled(given.path("content"), ids));
        if (given.path("quotes").asBoolean()) {
            request.put("quotedMessageId", ids.get("<their message>"));
        }
        return request;
    }

    /** The part of Meta's body that says what, not to whom. */
    ObjectNode meta(Map<String, String> ids) {
        return (ObjectNode) filled(given.path("meta"), ids);
    }

    /** Our word for the kind of content. */
    String type() {
        return given.path("content").path("type").asText();
    }

    /** The last thing Meta tells about it. */
    String lastState() {
        return type().equals("reaction") ? "sent" : "read";
    }

    @Override
    public String toString() {
        return name;
    }

    private static JsonNode filled(JsonNode node, Map<String, String> ids) {
        var text = node.toString();
        for (var id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return PublicDoors.json(text);
    }

    private static Stream<JsonNode> read(String file) {
        try (var stream = RoundTrip.class.getResourceAsStream("/round-trips/" + file + ".json")) {
            if (stream == null) {
                throw new IllegalStateException("no file " + file);
            }
            var all = PublicDoors.json(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            return StreamSupport.stream(all.spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
