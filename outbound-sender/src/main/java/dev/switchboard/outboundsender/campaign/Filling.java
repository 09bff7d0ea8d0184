package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.messaging.EventJson;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How each person's columns fill a template: a template message as JSON, whose words hold {@code {{column}}} where a column of the
 * audience goes. What a column holds is never looked through for further ones.
 */
final class Filling {

    private static final Pattern COLUMN = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]{1,64})\\s*\\}\\}");

    private final JsonNode template;
    private final Set<String> columns;

    private Filling(JsonNode template) {
        this.template = template;
        this.columns = columnsOf(template);
    }

    /** Reads what was stored. */
    static Filling of(String json) {
        try {
            return new Filling(EventJson.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the template of a campaign cannot be read", e);
        }
    }

    /** Reads what somebody gives; empty when it is no template. */
    static Optional<Filling> given(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        var typed = ((ObjectNode) json.deepCopy()).put("type", "template");
        var filling = new Filling(typed);
        return filling.filled(_ -> "1").isPresent() ? Optional.of(filling) : Optional.empty();
    }

    String json() {
        return template.toString();
    }

    /** Names of the columns that it needs, in lower case. */
    Set<String> columns() {
        return columns;
    }

    /** The message of one person; empty when a column holds what cannot stand in its place. */
    Optional<OutboundContent.Template> filled(Map<String, String> parameters) {
        return filled(column -> Objects.requireNonNull(parameters.get(column), column));
    }

    private Optional<OutboundContent.Template> filled(Function<String, String> values) {
        try {
            return Optional.of(EventJson.mapper().treeToValue(fill(template, values), OutboundContent.Template.class));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static JsonNode fill(JsonNode node, Function<String, String> values) {
        return switch (node) {
            case ObjectNode object -> {
                var filled = object.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = array.arrayNode(array.size());
                array.forEach(item -> filled.add(fill(item, values)));
                yield filled;
            }
            case TextNode text ->
                TextNode.valueOf(COLUMN.matcher(text.textValue())
                        .replaceAll(gap -> Matcher.quoteReplacement(values.apply(name(gap.group(1))))));
            default -> node;
        };
    }

    private static Set<String> columnsOf(JsonNode node) {
        var found = new TreeSet<String>();
        if (node.isTextual()) {
            COLUMN.matcher(node.textValue()).results().forEach(gap -> found.add(name(gap.group(1))));
        }
        node.forEach(child -> found.addAll(columnsOf(child)));
        return found;
    }

    private static String name(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
