package dev.switchboard.consentservice.rows;

import org.jspecify.annotations.Nullable;

/** Text as PostgreSQL can store it: no U+0000 and no half of a surrogate pair; U+FFFD stands in their place. */
public final class Storable {

    private static final int REPLACEMENT = 0xFFFD;

    private Storable() {}

    /** The text, with what cannot be stored replaced. */
    public static @Nullable String text(@Nullable String text) {
        if (text == null || text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return text;
        }
        return text.codePoints()
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
