package dev.switchboard.outboundsender.campaign;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in addresses; each method answers the value, or throws the problem of its field. */
final class Queries {

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private Queries() {}

    static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw CampaignProblems.unknown();
        }
    }

    static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return USUAL_PAGE;
        }
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= LARGEST_PAGE) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw CampaignProblems.invalid("limit", "must be a number from 1 to %d".formatted(LARGEST_PAGE));
    }

    static @Nullable UUID cursorId(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException _) {
            throw noCursor();
        }
    }

    static long cursorRow(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw noCursor();
        }
        return Long.parseLong(cursor);
    }

    static <S extends Enum<S>> @Nullable S state(Class<S> states, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(states.getEnumConstants())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> CampaignProblems.invalid(
                        "state", "must be one of " + Arrays.toString(states.getEnumConstants())));
    }

    private static RuntimeException noCursor() {
        return CampaignProblems.invalid("cursor", "must be the next of an earlier page");
    }
}
