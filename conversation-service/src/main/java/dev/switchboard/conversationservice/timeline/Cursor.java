package dev.switchboard.conversationservice.timeline;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place between two items of an ordered list, and which way to read from there. It names the last item seen, not a
 * number of items, so a page stays what it is while new items arrive. Opaque to clients.
 *
 * @param way which way to read
 * @param at time of the item at which to start
 * @param tie what orders items of the same time
 */
record Cursor(Way way, Instant at, String tie) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    enum Way {
        OLDER("o"),
        NEWER("n");

        private final String letter;

        Way(String letter) {
            this.letter = letter;
        }
    }

    String encoded() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        var plain = "%s:%d:%s".formatted(way.letter, micros, tie);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what a client handed back; empty when it is none of ours. */
    static Optional<Cursor> decoded(String encoded) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            var parts = plain.split(":", 3);
            if (parts.length != 3) {
                return Optional.empty();
            }
            for (var way : Way.values()) {
                if (way.letter.equals(parts[0])) {
                    var at = Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS);
                    return Optional.of(new Cursor(way, at, parts[2]))
                            .filter(cursor -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
