package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How single values are read: ids may be strings or whole numbers of any size, times strings or numbers of seconds.
 *
 * <p>The character NUL and halves of surrogate pairs, which JSON can carry and neither UTF-8 nor PostgreSQL can hold, are read
 * as U+FFFD, the sign for what cannot be shown.
 */
public final class Fields {

    /** The last second of the year 9999: what lies behind it cannot be written as RFC 3339. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Most digits of a number, before or behind the point; a text of millions of digits would take minutes to read. */
    private static final int DIGITS_MAX = 40;

    private Fields() {}

    /** A string, or a whole number with all its digits; null when absent, blank or anything else. */
    public static @Nullable String text(JsonNode parent, String key) {
        var node = parent.get(key);
        if (node == null) {
            return null;
        }
        if (node.isTextual()) {
            var value = showable(node.textValue());
            return value.isBlank() ? null : value;
        }
        return node.isIntegralNumber() ? node.asText() : null;
    }

    /** A string as it is, be it blank; null when absent or anything else. */
    public static @Nullable String words(JsonNode parent, String key) {
        var node = parent.get(key);
        return (node != null && node.isTextual()) ? showable(node.textValue()) : null;
    }

    /** Text from either of two keys, the first preferred. */
    public static @Nullable String text(JsonNode parent, String key, String otherKey) {
        var value = text(parent, key);
        return value == null ? text(parent, otherKey) : value;
    }

    /** A boolean; null when absent or anything else. */
    public static @Nullable Boolean flag(JsonNode parent, String key) {
        var node = parent.get(key);
        return (node != null && node.isBoolean()) ? node.booleanValue() : null;
    }

    /** Unix seconds, written as digits or as a number; null when absent, rubbish, not positive or beyond the year 9999. */
    public static @Nullable Instant seconds(JsonNode parent, String key) {
        var node = parent.get(key);
        if (node == null) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return instant(node.longValue());
        }
        return node.isTextual() ? instant(digits(node.textValue())) : null;
    }

    /** A number, written as such or as text; null when absent, anything else, or longer than any real amount or place. */
    public static @Nullable BigDecimal decimal(JsonNode parent, String key) {
        var node = parent.get(key);
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return modest(node.decimalValue());
        }
        if (!node.isTextual() || node.textValue().length() > 2 * DIGITS_MAX) {
            return null;
        }
        try {
            return modest(new BigDecimal(node.textValue()));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable BigDecimal modest(BigDecimal value) {
        if (value.precision() > DIGITS_MAX || Math.abs((long) value.scale()) > DIGITS_MAX) {
            return null;
        }
        return value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
    }

    /** The same text, with U+FFFD for each character that cannot be stored. */
    public static String showable(String text) {
        var i = firstOddity(text, 0);
        if (i == text.length()) {
            return text;
        }
        var showable = new StringBuilder(text);
        for (; i < text.length(); i = firstOddity(text, i + 1)) {
            showable.setCharAt(i, '\uFFFD');
        }
        return showable.toString();
    }

    private static int firstOddity(String text, int from) {
        var length = text.length();
        for (var i = from; i < length; i++) {
            var c = text.charAt(i);
            if (c == '\0' || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == length || !Character.isLowSurrogate(text.charAt(i))) {
                    return i - 1;
                }
            }
        }
        return length;
    }

    private static long digits(String text) {
        if (text.isEmpty() || text.length() > 12) {
            return -1;
        }
        long value = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static @Nullable Instant instant(long seconds) {
        return (seconds > 0 && seconds <= LAST_SECOND) ? Instant.ofEpochSecond(seconds) : null;
    }
}
