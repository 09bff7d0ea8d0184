package dev.switchboard.consentservice.problem;

import dev.switchboard.problems.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;

/** Every problem of the API. The names are part of it: as {@code code} in lower case, and inside {@code type}. */
public enum ProblemCode {
    /** Something in the request is missing, too long or of the wrong kind; {@code errors} says what. */
    INVALID_REQUEST(400, "The request is not valid"),
    /** No contact has this id. */
    UNKNOWN_CONTACT(404, "There is no such contact"),
    /** No import has this id. */
    UNKNOWN_IMPORT(404, "There is no such import"),
    /** The wording is not known in this version. */
    UNKNOWN_NOTICE(422, "There is no such wording"),
    /** The language has no list and none was stored. */
    UNKNOWN_LOCALE(404, "There is no list in this language"),
    /** What is changed must be named by its version. */
    VERSION_REQUIRED(428, "If-Match must name the version that is being changed"),
    /** Somebody else changed it meanwhile. */
    VERSION_CONFLICT(412, "It was changed meanwhile"),
    /** Words must not act before customers can say stop and are told that it worked. */
    ACTIVATION_INCOMPLETE(409, "An opt-out keyword and its confirmation must exist first"),
    /** The change would leave an active number without opt-out keyword or confirmation. */
    NUMBER_ACTIVE(409, "The number is active"),
    /** The contact was erased. */
    CONTACT_ERASED(409, "The contact was erased"),
    /** The law wants the contact kept. */
    LEGAL_HOLD(409, "A legal hold stands on the contact"),
    /** The contact is being erased; that cannot be called back. */
    ERASURE_UNDER_WAY(409, "The contact is being erased"),
    /** No erasure has this id. */
    UNKNOWN_ERASURE(404, "There is no such erasure"),
    /** The same key came with another request. */
    IDEMPOTENCY_KEY_REUSED(409, "This Idempotency-Key belongs to another request"),
    /** The file is not a list that can be read; nothing of it was taken. */
    UNREADABLE_LIST(422, "The list cannot be read");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    /** The problem, to be thrown. */
    public HttpProblem because(String detail) {
        return problem().because(detail);
    }

    /** The problem of one field, to be thrown. */
    public HttpProblem because(String field, String message) {
        return problem()
                .builder()
                .withDetail(field + " " + message)
                .with("errors", List.of(new FieldError(field, message)))
                .build();
    }

    private Problem problem() {
        return new Problem(status, name().toLowerCase(Locale.ROOT), title);
    }
}
