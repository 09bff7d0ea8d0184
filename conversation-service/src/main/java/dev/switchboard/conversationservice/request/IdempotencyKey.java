package dev.switchboard.conversationservice.request;

import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header by which a repeat of a request is known. */
public final class IdempotencyKey {

    /** Its name. */
    public static final String HEADER = "Idempotency-Key";

    /** Most characters. */
    public static final int LONGEST = 128;

    private IdempotencyKey() {}

    /** The key, where it is one; otherwise {@code invalid_request} is thrown. */
    public static String checked(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw ProblemCode.INVALID_REQUEST.because(List.of(FieldError.of(HEADER, "is required")));
        }
        if (key.length() > LONGEST) {
            throw ProblemCode.INVALID_REQUEST.because(
                    List.of(FieldError.tooLong(HEADER, "characters", LONGEST, key.length())));
        }
        return key;
    }
}
