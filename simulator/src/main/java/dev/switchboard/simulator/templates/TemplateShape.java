package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What a template must look like to be created or edited. */
final class TemplateShape {

    static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern EDGE = Pattern.compile("^\\s*\\{\\{|}}\\s*$");
    private static final Set<String> MEDIA_HEADERS = Set.of("IMAGE", "VIDEO", "DOCUMENT");
    private static final Set<String> HEADERS_WITHOUT_EXAMPLE = Set.of("LOCATION", "PRODUCT");
    private static final Map<String, Integer> MOST_BUTTONS =
            Map.of("URL", 2, "PHONE_NUMBER", 1, "COPY_CODE", 1, "QUICK_REPLY", 10);

    private TemplateShape() {}

    /** {@code handles} knows which handles stand for a file of a format. */
    static void checkNew(JsonNode root, BiPredicate<String, String> handles) {
        if (!NAME.matcher(Params.text(root, "name", "name")).matches()) {
            throw new GraphRefusal(GraphError.managed(
                    2388004, "Invalid template name", "Names have lower-case letters, digits and underscores only."));
        }
        if (!LANGUAGE.matcher(Params.text(root, "language", "language")).matches()) {
            throw new GraphRefusal(GraphError.managed(2388005, "Invalid language", "The language is not supported."));
        }
        if (!CATEGORIES.contains(Params.text(root, "category", "category").toUpperCase(Locale.ROOT))) {
            throw new GraphRefusal(GraphError.invalid("Param category must be one of " + CATEGORIES));
        }
        checkComponents(
                root.path("components"), root.path("category").asText().toUpperCase(Locale.ROOT), named(root), handles);
    }

    static boolean named(JsonNode root) {
        return root.path("parameter_format").asText("POSITIONAL").equalsIgnoreCase("NAMED");
    }

    static void checkComponents(
            JsonNode components, String category, boolean named, BiPredicate<String, String> handles) {
        var body = Components.of(components, "BODY");
        if (!components.isArray() || body.isMissingNode()) {
            throw new GraphRefusal(GraphError.invalid("Param components must be an array with a BODY."));
        }
        if (!category.equals("AUTHENTICATION")) {
            checkBody(body, named);
        }
        checkHeader(components, handles);
        for (var card : Components.of(components, "CAROUSEL").path("cards")) {
            checkHeader(card.path("components"), handles);
        }
        checkFooter(Components.of(components, "FOOTER"), category);
        checkButtons(Components.of(components, "BUTTONS").path("buttons"));
    }

    private static void checkBody(JsonNode body, boolean named) {
        var text = Params.text(body, "components.body.text", "text");
        length(text, 1024, "Body");
        if (EDGE.matcher(text).find()) {
            throw new GraphRefusal(GraphError.managed(
                    2388299,
                    "Leading or trailing variable",
                    "Variables can't be at the start or end of the template."));
        }
        var variables = Components.variables(text);
        var words = text.replaceAll("\\{\\{[^}]*}}", " ").strip().split("\\s+").length;
        if (words < variables.size()) {
            throw new GraphRefusal(GraphError.managed(
                    2388293, "Too many variables", "This template has too many variables for its length."));
        }
        if (variables.isEmpty()) {
            return;
        }
        var example = body.path("example");
        var given = named
                ? example.path("body_text_named_params").size()
                : example.at("/body_text/0").size();
        if (given != variables.size()) {
            throw new GraphRefusal(GraphError.managed(
                    2388043, "Missing example", "Message template components param is missing expected field(s)."));
        }
    }

    private static void checkHeader(JsonNode components, BiPredicate<String, String> handles) {
        var format = Components.headerFormat(components);
        var header = Components.of(components, "HEADER");
        if (format.equals("TEXT")) {
            var text = Params.text(header, "components.header.text", "text");
            length(text, 60, "Header");
            if (Components.variables(text).size() > 1) {
                throw new GraphRefusal(GraphError.managed(
                        2388072, "Header format is incorrect", "A header has at most one variable."));
            }
        } else if (MEDIA_HEADERS.contains(format)
                && !handles.test(header.at("/example/header_handle/0").asText(), format)) {
            throw new GraphRefusal(GraphError.managed(
                    2388273, "Invalid media handle", "example.header_handle is a handle of the resumable upload."));
        } else if (!format.isEmpty() && !MEDIA_HEADERS.contains(format) && !HEADERS_WITHOUT_EXAMPLE.contains(format)) {
            throw new GraphRefusal(GraphError.invalid("Param components.header.format is not known."));
        }
    }

    private static void checkFooter(JsonNode footer, String category) {
        if (footer.isMissingNode() || category.equals("AUTHENTICATION")) {
            return;
        }
        var text = Params.text(footer, "components.footer.text", "text");
        length(text, 60, "Footer");
        if (!Components.variables(text).isEmpty()) {
            throw new GraphRefusal(
                    GraphError.managed(2388073, "Footer format is incorrect", "A footer has no variables."));
        }
    }

    private static void checkButtons(JsonNode buttons) {
        if (buttons.size() > 10) {
            throw new GraphRefusal(GraphError.invalid("Param buttons has more than 10 buttons."));
        }
        var counts = new HashMap<String, Integer>();
        var groups = 0;
        var before = "";
        for (var button : buttons) {
            var type = Params.text(button, "components.buttons.type", "type").toUpperCase(Locale.ROOT);
            if (counts.merge(type, 1, Integer::sum) > MOST_BUTTONS.getOrDefault(type, 10)) {
                throw new GraphRefusal(GraphError.invalid("Param buttons has too many of type " + type + "."));
            }
            if (!List.of("COPY_CODE", "OTP").contains(type)) {
                length(Params.text(button, "components.buttons.text", "text"), 25, "Button");
            }
            if (type.equals("URL")) {
                checkUrl(Params.text(button, "components.buttons.url", "url"));
            }
            groups += type.equals("QUICK_REPLY") && !before.equals("QUICK_REPLY") ? 1 : 0;
            before = type;
        }
        if (groups > 1) {
            throw new GraphRefusal(GraphError.invalid("Quick replies must be grouped together."));
        }
    }

    private static void checkUrl(String url) {
        var variables = Components.variables(url);
        if (url.length() > 2000 || variables.size() > 1 || (!variables.isEmpty() && !url.endsWith("}}"))) {
            throw new GraphRefusal(GraphError.invalid("A URL has up to 2000 characters and one variable, at its end."));
        }
    }

    private static void length(String text, int most, String what) {
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new GraphRefusal(GraphError.managed(
                    2388040,
                    "Character limit exceeded",
                    what + " has " + length + " characters; the limit is " + most + "."));
        }
    }
}
