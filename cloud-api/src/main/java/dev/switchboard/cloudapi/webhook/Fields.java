package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How single values are read: ids may be strings or whole numbers of any size, times strings or numbers of seconds.
 *
 * <p>The character NUL, which JSON can carry and PostgreSQL cannot hold, is read as U+FFFD, the sign for what cannot be shown.
 */
public final class Fields {

    /** The last second of the year 9999: what lies behind it cannot be written as RFC 3339. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private Fields() {}

    /** A string, or a whole number with all its digits; null when absent, blank or anything else. */
    public static @Nullable String text(JsonNode parent, String key) {
        var node = parent.get(key);
        if (node == null) {
            return null;
        }
        if (node.isTextual()) {
            var value = withoutNul(node.textValue());
            return value.isBlank() ? null : value;
        }
        return node.isIntegralNumber() ? node.asText() : null;
    }

    /** A string as it is, be it blank; null when absent or anything else. */
    public static @Nullable String words(JsonNode parent, String key) {
        var node = parent.get(key);
        return (node != null && node.isTextual()) ? withoutNul(node.textValue()) : null;
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

    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
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
