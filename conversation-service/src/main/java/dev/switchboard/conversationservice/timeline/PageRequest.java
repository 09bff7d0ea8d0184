package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page is wanted.
 *
 * @param limit how many items, 1 to 200
 * @param cursor where to start; empty for the newest page
 */
record PageRequest(int limit, Optional<Cursor> cursor) {

    private static final int LARGEST = 200;
    private static final int USUAL = 50;
    private static final Pattern MESSAGE_TIE = Pattern.compile("\\d{1,18}");
    private static final Pattern CONVERSATION_TIE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads the query parameters of a list of conversations, or says what is wrong with them. */
    static PageRequest ofConversations(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limitOf(limit), cursorOf(cursor, CONVERSATION_TIE));
    }

    /** Reads the query parameters of a timeline, or says what is wrong with them. */
    static PageRequest ofMessages(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limitOf(limit), cursorOf(cursor, MESSAGE_TIE));
    }

    private static int limitOf(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return USUAL;
        }
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemCode.INVALID_REQUEST.because(
                List.of(FieldError.of("limit", "must be a number from 1 to %d".formatted(LARGEST))));
    }

    private static Optional<Cursor> cursorOf(@Nullable String cursor, Pattern tie) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        var decoded =
                Cursor.decoded(cursor).filter(found -> tie.matcher(found.tie()).matches());
        if (decoded.isEmpty()) {
            throw ProblemCode.INVALID_REQUEST.because(
                    List.of(FieldError.of("cursor", "must be the next or previous of an earlier page")));
        }
        return decoded;
    }
}
