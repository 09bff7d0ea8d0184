package dev.switchboard.conversationservice.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request; never the value itself, which may be a customer's.
 *
 * @param field path of the field, header or parameter
 * @param message what is wrong, in words that follow the field's name
 * @param limit the most that is allowed, where size is the trouble
 * @param size what it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        String field,
        String message,
        @Nullable Integer limit,
        @Nullable Integer size) {

    /** Something other than size. */
    public static FieldError of(String field, String message) {
        return new FieldError(field, message, null, null);
    }

    /** Too many of something. */
    public static FieldError tooLong(String field, String unit, int limit, int size) {
        return new FieldError(field, "has %d %s, at most %d are allowed".formatted(size, unit, limit), limit, size);
    }
}
