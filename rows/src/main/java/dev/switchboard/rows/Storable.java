package dev.switchboard.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text as PostgreSQL can store it: no U+0000, which neither {@code text} nor {@code jsonb} takes, and no half of a
 * surrogate pair, which is no UTF-8. Both come from phones now and then; U+FFFD stands in their place, so that such a
 * message costs one character and not the message.
 */
public final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    /** NUL as JSON escapes it, with all backslashes before it: an even number of them escapes only themselves. */
    private static final Pattern JSON_NUL = Pattern.compile("(\\\\+)u0000");

    private Storable() {}

    /** Whether a text can be stored as it is. */
    public static boolean is(String text) {
        return text(text).equals(text);
    }

    /** Plain text. */
    public static String text(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == 0 || Character.isSurrogate(character)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** Plain text that may be missing. */
    public static @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    /** A JSON document as our mapper writes it: NUL is escaped, everything else stands for itself. */
    public static String json(String json) {
        var clean = text(json);
        if (!clean.contains("\\u0000")) {
            return clean;
        }
        return JSON_NUL.matcher(clean).replaceAll(nul -> {
            var backslashes = nul.group(1);
            var escaped = backslashes.length() % 2 == 1;
            return Matcher.quoteReplacement(escaped ? backslashes.substring(1) + REPLACEMENT : nul.group());
        });
    }

    private static String replaced(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint ->
                        codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
