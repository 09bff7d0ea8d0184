package dev.switchboard.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.contracts.Command;
import dev.switchboard.contracts.PublishedSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds commands against the JSON Schemas that the contracts publish. Thread-safe. */
final class CommandCheck {

    private static final int MOST_MISTAKES = 5;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<Class<?>, Schema> schemas = new ConcurrentHashMap<>();

    /** Where a value breaks the schema of its type, and which rule, without its content; empty when it keeps to it. */
    Optional<String> mistake(Class<? extends Command> type, JsonNode value) {
        var schema = schemas.computeIfAbsent(type, _ -> registry.getSchema(PublishedSchemas.of(type)));
        var errors = schema.validate(value);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(errors.stream()
                .filter(ofTheKindThatWasMeant(errors))
                .map(CommandCheck::told)
                .distinct()
                .limit(MOST_MISTAKES)
                .collect(Collectors.joining(", ")));
    }

    /** A value is held against every kind of content; what those miss that its {@code type} does not name says nothing. */
    private static Predicate<Error> ofTheKindThatWasMeant(List<Error> errors) {
        var others = errors.stream()
                .filter(error -> error.getKeyword().equals("const"))
                .map(error -> error.getEvaluationPath().getParent().getParent().getParent())
                .toList();
        return error ->
                others.stream().noneMatch(other -> error.getEvaluationPath().startsWith(other));
    }

    private static String told(Error error) {
        var place = error.getInstanceLocation().getNameCount() == 0
                ? "the value"
                : error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" -> "%s/%s is missing".formatted(error.getInstanceLocation(), error.getProperty());
            case "type" ->
                "%s is not a JSON %s".formatted(place, error.getSchemaNode().asText());
            case "enum" -> "%s is none of %s".formatted(place, error.getSchemaNode());
            case "oneOf" -> "%s fits none of its kinds".formatted(place);
            default -> "%s breaks %s".formatted(place, error.getKeyword());
        };
    }
}
