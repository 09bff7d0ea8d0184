package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The account's templates by id. A few invented ones are there from the start, and again after a reset. */
@Singleton
public class Templates {

    private static final String CATALOGUE = "/templates/catalogue.json";
    private static final long FIRST_ID = 700_000_000_000_001L;

    private final ObjectMapper json;
    private final ConcurrentSkipListMap<String, Template> byId = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    Templates(ObjectMapper json) {
        this.json = json;
        fill();
    }

    /** The template with that id. */
    public Optional<Template> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The template with that name in exactly that language. */
    public Optional<Template> find(String name, String language) {
        return byId.values().stream()
                .filter(template ->
                        template.name().equals(name) && template.language().equals(language))
                .findFirst();
    }

    /** All of them, eldest first. */
    List<Template> all() {
        return List.copyOf(byId.values());
    }

    /** Adds one from a checked description. */
    Template add(JsonNode description, String status) {
        var template = new Template(
                Long.toString(lastId.getAndIncrement()),
                description.path("name").asText(),
                description.path("language").asText(),
                description.path("category").asText().toUpperCase(Locale.ROOT),
                TemplateShape.named(description),
                description.path("components"),
                status,
                "UNKNOWN",
                0,
                null,
                false,
                null,
                null);
        byId.put(template.id(), template);
        return template;
    }

    /** Replaces it; answers what it is now, or what it was when somebody deleted it meanwhile. */
    Template change(Template template, UnaryOperator<Template> change) {
        var next = byId.computeIfPresent(template.id(), (_, now) -> change.apply(now));
        return next == null ? template : next;
    }

    /** Removes it. */
    void remove(String id) {
        byId.remove(id);
    }

    void forget(@Observes Reset reset) {
        byId.clear();
        fill();
    }

    private void fill() {
        lastId.set(FIRST_ID);
        var descriptions = new ArrayList<JsonNode>();
        try (var catalogue = Templates.class.getResourceAsStream(CATALOGUE)) {
            json.readTree(catalogue).forEach(descriptions::add);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        descriptions.forEach(description -> add(description, "APPROVED"));
    }
}
