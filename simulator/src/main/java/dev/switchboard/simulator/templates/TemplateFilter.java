package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which templates a list is to hold. Where Meta takes one word it takes several too, as a JSON array. */
final class TemplateFilter implements Predicate<Template> {

    private static final Map<String, Function<Template, String>> WORDS = Map.of(
            "name", Template::name,
            "language", Template::language,
            "category", Template::category,
            "status", Template::status,
            "quality_score", Template::quality);

    private static final Map<String, Function<Template, String>> PARTS = Map.of(
            "content",
            TemplateFilter::content,
            "name_or_content",
            template -> template.name() + "\n" + content(template));

    private final MultivaluedMap<String, String> asked;
    private final ObjectMapper json;

    TemplateFilter(MultivaluedMap<String, String> asked, ObjectMapper json) {
        this.asked = asked;
        this.json = json;
    }

    @Override
    public boolean test(Template template) {
        return WORDS.entrySet().stream()
                        .allMatch(word -> !asked.containsKey(word.getKey())
                                || wanted(word.getKey()).stream()
                                        .anyMatch(word.getValue().apply(template)::equalsIgnoreCase))
                && PARTS.entrySet().stream()
                        .allMatch(part -> !asked.containsKey(part.getKey())
                                || lower(part.getValue().apply(template))
                                        .contains(lower(asked.getFirst(part.getKey()))));
    }

    private List<String> wanted(String key) {
        var text = asked.getFirst(key);
        try {
            if (text.startsWith("[")) {
                var words = new ArrayList<String>();
                json.readTree(text).forEach(word -> words.add(word.asText()));
                return words;
            }
        } catch (JsonProcessingException _) {
            // a word that happens to begin like an array
        }
        return List.of(text);
    }

    private static String content(Template template) {
        return String.join("\n", template.components().findValuesAsText("text"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
