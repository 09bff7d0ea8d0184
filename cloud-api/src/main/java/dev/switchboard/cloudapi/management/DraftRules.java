package dev.switchboard.cloudapi.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Meta's limits for new and changed templates. What it does not know it leaves to Meta, who has the last word anyway. One draft,
 * one instance.
 */
public final class DraftRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern GAP_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern EDGE = Pattern.compile("^\\s*\\{\\{|}}\\s*$");
    private static final Set<String> CATEGORIES = Set.of("AUTHENTICATION", "MARKETING", "UTILITY");
    private static final Set<String> FORMATS = Set.of("NAMED", "POSITIONAL");
    private static final Set<String> ONCE = Set.of("HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL");
    private static final Set<String> FILES = Set.of("IMAGE", "VIDEO", "DOCUMENT");
    private static final Set<String> WITHOUT_LABEL = Set.of("COPY_CODE", "OTP");
    private static final Map<String, Integer> MOST = Map.of("URL", 2, "PHONE_NUMBER", 1, "COPY_CODE", 1);
    private static final int BUTTONS_MAX = 10;
    private static final int LABEL_MAX = 25;
    private static final int URL_MAX = 2_000;
    private static final int HEADER_MAX = 60;
    private static final int BODY_MAX = 1_024;
    private static final int FOOTER_MAX = 60;

    private final List<Finding> findings = new ArrayList<>();
    private final boolean named;
    private final boolean code;

    private DraftRules(boolean named, boolean code) {
        this.named = named;
        this.code = code;
    }

    /**
     * One limit that a draft breaks.
     *
     * @param field path in the draft, such as {@code components[1].buttons[0].url}
     * @param detail what is wrong, to be read after the field
     */
    public record Finding(String field, String detail) {}

    /** What a new template breaks; empty when Meta should take it. */
    public static List<Finding> ofNew(TemplateDraft draft) {
        var rules = new DraftRules("NAMED".equals(draft.parameterFormat()), "AUTHENTICATION".equals(draft.category()));
        rules.matches("name", draft.name(), NAME, "must be 1 to 512 of a-z, 0-9 and _");
        rules.matches("language", draft.language(), LANGUAGE, "must be an exact code such as pt_BR");
        rules.oneOf("category", draft.category(), CATEGORIES);
        if (draft.parameterFormat() != null) {
            rules.oneOf("parameterFormat", draft.parameterFormat(), FORMATS);
        }
        rules.ttl(draft.sendTtlSeconds(), draft.category());
        rules.components(draft.components());
        return List.copyOf(rules.findings);
    }

    /** What a changed template breaks; its category is the one that counts after the change. */
    public static List<Finding> ofChanged(TemplateDraft draft, String category, boolean named) {
        var rules = new DraftRules(named, "AUTHENTICATION".equals(category));
        rules.oneOf("category", category, CATEGORIES);
        rules.ttl(draft.sendTtlSeconds(), category);
        rules.components(draft.components());
        return List.copyOf(rules.findings);
    }

    private void ttl(@Nullable Integer seconds, @Nullable String category) {
        if (seconds == null || category == null || seconds == -1) {
            return;
        }
        var range = switch (category) {
            case "AUTHENTICATION" -> new int[] {30, 900};
            case "UTILITY" -> new int[] {30, 43_200};
            default -> new int[] {43_200, 2_592_000};
        };
        if (seconds < range[0] || seconds > range[1]) {
            add("sendTtlSeconds", "must be %d to %d for %s, or -1".formatted(range[0], range[1], category));
        }
    }

    private void components(JsonNode components) {
        if (!components.isArray() || components.isEmpty()) {
            add("components", "must be a list with a BODY");
            return;
        }
        var types = new HashSet<String>();
        for (var place = 0; place < components.size(); place++) {
            var component = components.path(place);
            var path = "components[%d]".formatted(place);
            var type = component.path("type").asText("").toUpperCase(Locale.ROOT);
            if (!types.add(type) && ONCE.contains(type)) {
                add(path, "is a second %s; there is one at most".formatted(type));
            }
            switch (type) {
                case "HEADER" -> header(component, path);
                case "BODY" -> body(component, path);
                case "FOOTER" -> footer(component, path);
                case "BUTTONS" -> buttons(component.path("buttons"), path + ".buttons");
                case "CAROUSEL" -> cards(component.path("cards"), path + ".cards");
                case "" -> add(path + ".type", "must be given");
                default -> {
                    // Meta decides about what is newer or rarer.
                }
            }
        }
        if (!types.contains("BODY")) {
            add("components", "must have a BODY");
        }
    }

    private void header(JsonNode header, String path) {
        var format = header.path("format").asText("").toUpperCase(Locale.ROOT);
        if (format.equals("TEXT")) {
            var gaps = words(header, path, HEADER_MAX);
            if (gaps.size() > 1) {
                add(path + ".text", "has %d gaps; a header has one at most".formatted(gaps.size()));
            }
            example(header, "header_text", gaps.size(), path);
        } else if (FILES.contains(format)) {
            sample(header, path);
        } else if (format.isEmpty()) {
            add(path + ".format", "must be TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION");
        }
    }

    /** Media ids are digits alone; a handle never is. */
    private void sample(JsonNode header, String path) {
        var handle = header.at("/example/header_handle/0").asText("");
        if (handle.isEmpty()) {
            add(path + ".example.header_handle", "must hold the handle of an uploaded sample; a media id is none");
        } else if (DIGITS.matcher(handle).matches()) {
            add(
                    path + ".example.header_handle",
                    "holds a media id, which Meta does not take here; upload the file as a sample and give its handle");
        }
    }

    /** Of cards, only their samples; the rest Meta decides. */
    private void cards(JsonNode cards, String path) {
        for (var card = 0; card < cards.size(); card++) {
            var components = cards.path(card).path("components");
            for (var place = 0; place < components.size(); place++) {
                var component = components.path(place);
                if (component.path("type").asText("").equalsIgnoreCase("HEADER")
                        && FILES.contains(component.path("format").asText("").toUpperCase(Locale.ROOT))) {
                    sample(component, "%s[%d].components[%d]".formatted(path, card, place));
                }
            }
        }
    }

    private void body(JsonNode body, String path) {
        if (code) {
            return; // Meta writes the words of one-time codes.
        }
        var text = body.path("text").asText("");
        var gaps = words(body, path, BODY_MAX);
        if (EDGE.matcher(text).find()) {
            add(path + ".text", "must not begin or end with a gap");
        }
        if (Gaps.without(text).strip().split("\\s+").length < gaps.size()) {
            add(path + ".text", "has too many gaps for so few words");
        }
        example(body, "body_text", gaps.size(), path);
    }

    private void footer(JsonNode footer, String path) {
        if (!code && !words(footer, path, FOOTER_MAX).isEmpty()) {
            add(path + ".text", "must have no gaps");
        }
    }

    /** Checks the words of a component and answers their gaps. */
    private List<String> words(JsonNode component, String path, int most) {
        var text = component.path("text").asText("");
        var gaps = Gaps.in(text);
        length(text, most, path + ".text");
        if (named && !gaps.stream().allMatch(gap -> GAP_NAME.matcher(gap).matches())) {
            add(path + ".text", "must name its gaps in lower case, with digits and _");
        }
        if (!named
                && !gaps.equals(IntStream.rangeClosed(1, gaps.size())
                        .mapToObj(Integer::toString)
                        .toList())) {
            add(path + ".text", "must number its gaps {{1}}, {{2}}, … in order");
        }
        return gaps;
    }

    private void example(JsonNode component, String key, int gaps, String path) {
        var examples = component.path("example");
        var given = named
                ? examples.path(key + "_named_params").size()
                : key.equals("body_text")
                        ? examples.path(key).path(0).size()
                        : examples.path(key).size();
        if (given != gaps) {
            add(
                    path + ".example." + (named ? key + "_named_params" : key),
                    "must have one example for each of the %d gaps; there are %d".formatted(gaps, given));
        }
    }

    private void buttons(JsonNode buttons, String path) {
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > BUTTONS_MAX) {
            add(path, "must hold 1 to %d buttons".formatted(BUTTONS_MAX));
        }
        var counts = new HashMap<String, Integer>();
        var groups = 0;
        var before = "";
        for (var place = 0; place < buttons.size(); place++) {
            var button = buttons.path(place);
            var type = button.path("type").asText("").toUpperCase(Locale.ROOT);
            button(button, type, "%s[%d]".formatted(path, place));
            if (counts.merge(type, 1, Integer::sum) > MOST.getOrDefault(type, BUTTONS_MAX)) {
                add("%s[%d]".formatted(path, place), "is one %s too many".formatted(type));
            }
            groups += type.equals("QUICK_REPLY") && !before.equals("QUICK_REPLY") ? 1 : 0;
            before = type;
        }
        if (groups > 1) {
            add(path, "must keep quick replies together");
        }
    }

    private void button(JsonNode button, String type, String path) {
        if (type.isEmpty()) {
            add(path + ".type", "must be given");
        } else if (!WITHOUT_LABEL.contains(type)) {
            length(button.path("text").asText(""), LABEL_MAX, path + ".text");
        }
        if (type.equals("URL")) {
            var url = button.path("url").asText("");
            length(url, URL_MAX, path + ".url");
            var gaps = Gaps.in(url);
            if (gaps.size() > 1 || (!gaps.isEmpty() && !url.endsWith("}}"))) {
                add(path + ".url", "may have one gap, at its end");
            }
            if (!gaps.isEmpty() && button.path("example").isEmpty()) {
                add(path + ".example", "must show a whole address");
            }
        }
    }

    private void length(String text, int most, String path) {
        var length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            add(path, "must not be empty");
        } else if (length > most) {
            add(path, "has %,d characters, Meta takes %,d".formatted(length, most));
        }
    }

    private void matches(String field, @Nullable String value, Pattern pattern, String detail) {
        if (value == null || !pattern.matcher(value).matches()) {
            add(field, detail);
        }
    }

    private void oneOf(String field, @Nullable String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            add(
                    field,
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
    }

    private void add(String field, String detail) {
        findings.add(new Finding(field, detail));
    }
}
