package dev.switchboard.contracts.content;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.Violation.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects violations. Characters are Unicode code points, so that an emoji costs what people see it cost. */
final class Findings {

    private final List<Violation> found = new ArrayList<>();

    List<Violation> all() {
        return List.copyOf(found);
    }

    void add(String field, Rule rule, String sentence) {
        found.add(new Violation(field, rule, null, null, sentence));
    }

    /** Words that must be there. */
    void words(String field, @Nullable CustomerText words, int max) {
        text(field, words == null ? null : words.value(), max);
    }

    /** Words that may be absent, but not blank. */
    void wordsIfAny(String field, @Nullable CustomerText words, int max) {
        if (words != null) {
            text(field, words.value(), max);
        }
    }

    /** Text that must be there, of any length. */
    void present(String field, @Nullable String text) {
        text(field, text, Integer.MAX_VALUE);
    }

    /** Text that must be there. */
    void text(String field, @Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            add(field, Rule.MISSING, "%s must not be empty.".formatted(field));
            return;
        }
        var length = text.codePointCount(0, text.length());
        if (length > max) {
            found.add(new Violation(
                    field,
                    Rule.TOO_LONG,
                    max,
                    length,
                    "%s has %,d characters, WhatsApp takes %,d.".formatted(field, length, max)));
        }
    }

    /** How many of something there are. */
    void count(String field, int actual, int min, int max) {
        if (actual < min) {
            found.add(new Violation(
                    field,
                    Rule.TOO_FEW,
                    min,
                    actual,
                    "%s has %,d items, WhatsApp wants at least %,d.".formatted(field, actual, min)));
        }
        if (actual > max) {
            tooMany(field, "items", actual, max);
        }
    }

    /** More of something than WhatsApp takes. */
    void tooMany(String field, String what, int actual, int max) {
        found.add(new Violation(
                field,
                Rule.TOO_MANY,
                max,
                actual,
                "%s has %,d %s, WhatsApp takes %,d.".formatted(field, actual, what, max)));
    }

    /** Degrees of latitude or longitude. */
    void degrees(String field, double actual, int max) {
        if (!(Math.abs(actual) <= max)) {
            found.add(new Violation(
                    field,
                    Rule.OUT_OF_RANGE,
                    max,
                    null,
                    "%s must be between -%d and %d degrees.".formatted(field, max, max)));
        }
    }

    /** No two items of a list share what {@code key} tells; {@code path} names the n-th item's field. */
    <T> void distinct(List<T> items, Function<T, @Nullable String> key, Function<Integer, String> path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            var value = key.apply(items.get(i));
            if (value != null && !seen.add(value)) {
                var field = path.apply(i);
                add(field, Rule.DUPLICATE, "%s is the same as an earlier one in this message.".formatted(field));
            }
        }
    }

    /** A link that must be there; {@code schemes} are the ones WhatsApp opens here. */
    void link(String field, @Nullable String link, Set<String> schemes) {
        if (link == null || link.isBlank()) {
            add(field, Rule.MISSING, "%s must not be empty.".formatted(field));
        } else if (!leadsSomewhere(link, schemes)) {
            add(
                    field,
                    Rule.MALFORMED,
                    "%s must be a complete address that begins with %s."
                            .formatted(
                                    field,
                                    String.join(
                                            " or ",
                                            schemes.stream()
                                                    .sorted()
                                                    .map(scheme -> scheme + "://")
                                                    .toList())));
        }
    }

    private static boolean leadsSomewhere(String link, Set<String> schemes) {
        try {
            var uri = new URI(link);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
