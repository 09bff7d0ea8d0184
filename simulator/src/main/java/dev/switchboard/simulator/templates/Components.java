package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a template's components. */
final class Components {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private Components() {}

    /** The component of that type, missing when there is none. */
    static JsonNode of(JsonNode components, String type) {
        for (var component : components) {
            if (component.path("type").asText().toUpperCase(Locale.ROOT).equals(type)) {
                return component;
            }
        }
        return MissingNode.getInstance();
    }

    /** The variables of a text, each once, in the order of their first use. */
    static Set<String> variables(String text) {
        var names = new LinkedHashSet<String>();
        VARIABLE.matcher(text).results().forEach(result -> names.add(result.group(1)));
        return names;
    }

    /** The text with each variable replaced by its value. */
    static String fill(String text, List<String> values) {
        var filled = text;
        var at = 0;
        for (var name : variables(text)) {
            filled = filled.replaceAll(
                    "\\{\\{\\s*" + name + "\\s*}}", java.util.regex.Matcher.quoteReplacement(values.get(at++)));
        }
        return filled;
    }

    /** Upper-case format of the header: TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, PRODUCT; empty without a header. */
    static String headerFormat(JsonNode components) {
        var header = of(components, "HEADER");
        return header.isMissingNode()
                ? ""
                : header.path("format").asText("TEXT").toUpperCase(Locale.ROOT);
    }
}
