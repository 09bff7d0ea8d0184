package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a message fits the template that it names: that it may be sent, and that every parameter is there and right. */
@Singleton
public class TemplateRules {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\t]| {5,}");

    private final Templates templates;

    TemplateRules(Templates templates) {
        this.templates = templates;
    }

    /** The template that the message is made from; refused in Meta's words when it cannot be. */
    public Template check(JsonNode content, boolean toUserIdOnly) {
        var name = content.path("name").asText();
        var language = content.at("/language/code").asText();
        var template = templates
                .find(name, language)
                .filter(found -> !List.of("PENDING", "REJECTED", "DELETED", "PENDING_DELETION", "ARCHIVED")
                        .contains(found.status()))
                .orElseThrow(() -> new GraphRefusal(GraphError.coded(
                        404,
                        132001,
                        "Template name does not exist in the translation",
                        "template name (" + name + ") does not exist in " + language)));
        if (template.status().equals("PAUSED")) {
            throw new GraphRefusal(GraphError.coded(
                    400, 132015, "Template is Paused", "template (" + name + ") is paused due to low quality"));
        }
        if (template.status().equals("DISABLED")) {
            throw new GraphRefusal(
                    GraphError.coded(400, 132016, "Template is Disabled", "template (" + name + ") is disabled"));
        }
        if (toUserIdOnly && template.category().equals("AUTHENTICATION")) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    131062,
                    "Business-scoped user ID (BSUID) recipients are not supported for this message",
                    "Authentication templates need a phone number."));
        }
        checkComponents(template, template.components(), content.path("components"));
        return template;
    }

    private static void checkComponents(Template template, JsonNode defined, JsonNode given) {
        checkHeader(template, defined, part(given, "header"));
        checkBody(template, defined, part(given, "body"));
        checkButtons(defined, given);
        checkCards(template, defined, given);
    }

    private static void checkHeader(Template template, JsonNode defined, JsonNode given) {
        var format = Components.headerFormat(defined);
        var parameters = given.path("parameters");
        if (format.isEmpty() || format.equals("TEXT")) {
            var text = Components.of(defined, "HEADER").path("text").asText();
            checkTexts(template, "header", text, parameters, 60);
            return;
        }
        var expected = format.toLowerCase(Locale.ROOT);
        if (parameters.size() != 1) {
            throw mismatch("header", parameters.size(), 1);
        }
        if (!parameters.path(0).path("type").asText().equals(expected)
                || !parameters.path(0).path(expected).isObject()) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    132012,
                    "Parameter format does not match format in the created template",
                    "header: Format mismatch, expected " + format + ", received "
                            + parameters.path(0).path("type").asText("UNKNOWN").toUpperCase(Locale.ROOT)));
        }
    }

    private static void checkBody(Template template, JsonNode defined, JsonNode given) {
        var text = template.category().equals("AUTHENTICATION")
                ? "{{1}} is your verification code."
                : Components.of(defined, "BODY").path("text").asText();
        checkTexts(template, "body", text, given.path("parameters"), 1024);
        if (template.category().equals("AUTHENTICATION")
                && given.at("/parameters/0/text").asText().length() > 15) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    132018,
                    "Template parameter validation failed",
                    "body: the code is longer than 15 characters"));
        }
    }

    private static void checkTexts(Template template, String part, String text, JsonNode parameters, int most) {
        var variables = Components.variables(text);
        if (parameters.size() != variables.size()) {
            throw mismatch(part, parameters.size(), variables.size());
        }
        var byName = new HashMap<String, String>();
        var inOrder = new ArrayList<String>();
        for (var parameter : parameters) {
            var value = value(part, parameter);
            inOrder.add(value);
            byName.put(parameter.path("parameter_name").asText(), value);
        }
        var values = template.named()
                ? variables.stream()
                        .map(variable -> named(part, variable, byName.get(variable)))
                        .toList()
                : List.copyOf(inOrder);
        var filled = Components.fill(text, values);
        if (filled.codePointCount(0, filled.length()) > most) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    132005,
                    "Translated text too long",
                    part + ": the text has " + filled.length() + " characters; the limit is " + most));
        }
    }

    private static String named(String part, String variable, @Nullable String value) {
        if (value == null) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    132000,
                    "Number of parameters does not match the expected number of params",
                    part + ": Parameter name is missing or empty: " + variable));
        }
        return value;
    }

    private static String value(String part, JsonNode parameter) {
        var type = parameter.path("type").asText();
        var value = switch (type) {
            case "text" -> parameter.path("text").asText();
            case "currency", "date_time" ->
                parameter.path(type).path("fallback_value").asText();
            default ->
                throw new GraphRefusal(GraphError.coded(
                        400,
                        132012,
                        "Parameter format does not match format in the created template",
                        part + ": Format mismatch, expected TEXT, received " + type.toUpperCase(Locale.ROOT)));
        };
        if (value.isEmpty()) {
            throw new GraphRefusal(GraphError.missing(part + ".parameters.text"));
        }
        if (FORBIDDEN.matcher(value).find()) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    132018,
                    "Template parameter validation failed",
                    part + ": Param text cannot have new-line/tab characters or more than 4 consecutive spaces"));
        }
        return value;
    }

    private static void checkButtons(JsonNode defined, JsonNode given) {
        var buttons = Components.of(defined, "BUTTONS").path("buttons");
        for (var component : given) {
            var index = component.path("index").asInt(-1);
            if (component.path("type").asText().equalsIgnoreCase("button") && (index < 0 || index >= buttons.size())) {
                throw new GraphRefusal(GraphError.coded(
                        400, 132018, "Template parameter validation failed", "buttons: there is no button " + index));
            }
        }
        for (var index = 0; index < buttons.size(); index++) {
            var type = buttons.path(index).path("type").asText().toUpperCase(Locale.ROOT);
            var dynamic = type.equals("COPY_CODE")
                    || type.equals("OTP")
                    || !Components.variables(buttons.path(index).path("url").asText())
                            .isEmpty();
            if (dynamic) {
                checkButton(index, type, given);
            }
        }
    }

    private static void checkButton(int index, String type, JsonNode given) {
        for (var component : given) {
            if (component.path("type").asText().equalsIgnoreCase("button")
                    && component.path("index").asInt(-1) == index) {
                var parameter = component.path("parameters").path(0);
                var value = parameter
                        .path(type.equals("COPY_CODE") ? "coupon_code" : "text")
                        .asText();
                if (value.isEmpty() || (type.equals("COPY_CODE") && value.length() > 20)) {
                    throw new GraphRefusal(GraphError.coded(
                            400,
                            132018,
                            "Template parameter validation failed",
                            "buttons: the parameter of button " + index + " is not valid"));
                }
                if (type.equals("OTP")
                        && !value.equals(
                                part(given, "body").at("/parameters/0/text").asText())) {
                    throw new GraphRefusal(GraphError.coded(
                            400, 132018, "Template parameter validation failed", "buttons: not the code of the body"));
                }
                return;
            }
        }
        throw new GraphRefusal(GraphError.coded(
                400,
                131008,
                "Required parameter is missing",
                "buttons: Button at index " + index + " of type " + type + " requires a parameter"));
    }

    private static void checkCards(Template template, JsonNode defined, JsonNode given) {
        var cards = Components.of(defined, "CAROUSEL").path("cards");
        var sent = part(given, "carousel").path("cards");
        if (cards.size() != sent.size()) {
            throw mismatch("carousel", sent.size(), cards.size());
        }
        for (var index = 0; index < cards.size(); index++) {
            checkComponents(
                    template,
                    cards.path(index).path("components"),
                    sent.path(index).path("components"));
        }
    }

    private static GraphRefusal mismatch(String part, int given, int expected) {
        return new GraphRefusal(GraphError.coded(
                400,
                132000,
                "Number of parameters does not match the expected number of params",
                part + ": number of localizable_params (" + given + ") does not match the expected number of params ("
                        + expected + ")"));
    }

    private static JsonNode part(JsonNode components, String type) {
        return Components.of(components, type.toUpperCase(Locale.ROOT));
    }
}
