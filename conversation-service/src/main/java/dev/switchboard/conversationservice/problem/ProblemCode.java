package dev.switchboard.conversationservice.problem;

import dev.switchboard.problems.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;

/** Every problem of the API. The names are part of it: as {@code code} in lower case, and inside {@code type}. */
public enum ProblemCode {
    /** Something in the request is missing, too long or of the wrong kind; {@code errors} says what. */
    INVALID_REQUEST(400, "The request is not valid"),
    /** No conversation has this id. */
    UNKNOWN_CONVERSATION(404, "There is no such conversation"),
    /** The conversation has no message with this id. */
    UNKNOWN_MESSAGE(404, "There is no such message in this conversation"),
    /** No contact has this id, or not any more. */
    UNKNOWN_CONTACT(404, "There is no such contact"),
    /** The contact is not known, or no merge of it has this id. */
    UNKNOWN_MERGE(404, "There is no such merge of this contact"),
    /** Merges are undone from the newest on; something was merged after this one. */
    MERGE_NOT_LATEST(409, "A later merge of this contact must be undone first"),
    /** The merge is older than the notes that are needed to undo one. */
    MERGE_NOT_REVERSIBLE(409, "This merge cannot be undone"),
    /** The key came before, with another request. */
    IDEMPOTENCY_KEY_REUSED(409, "This Idempotency-Key belongs to another request"),
    /** The customer has not written for 24 hours. */
    WINDOW_CLOSED(409, "The service window is closed"),
    /** Groups can be read, not answered. */
    GROUP_CONVERSATION(409, "Group conversations cannot be answered yet"),
    /** There is no message of the customer's to mark as read or to answer. */
    NOTHING_TO_READ(409, "The customer has written nothing yet"),
    /** The contact has neither a phone nor a user id any more. */
    NOBODY_TO_ANSWER(409, "The contact has no id that can be written to"),
    /** Meta's ids of the contact have passed to somebody else, or mean nobody for this business number. */
    RECIPIENT_UNREACHABLE(409, "The contact cannot be written to"),
    /** All that was known of the contact was erased. */
    CONTACT_ERASED(409, "The contact was erased"),
    /** No file has this id. */
    UNKNOWN_MEDIA(404, "There is no such file"),
    /** The file was not fetched yet, or could not be. */
    MEDIA_NOT_STORED(409, "The file is not stored"),
    /** Of this file there is no small picture. */
    NO_THUMBNAIL(404, "The file has no thumbnail"),
    /** The range begins behind the end of the file. */
    RANGE_NOT_SATISFIABLE(416, "The file has no such range"),
    /** The signature of a link does not fit. */
    LINK_NOT_VALID(403, "The link is not valid"),
    /** The link was good, and has ended. */
    LINK_EXPIRED(403, "The link has expired"),
    /** The object store does not answer. */
    STORE_UNAVAILABLE(503, "The object store is away");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The problem, to be thrown. */
    public HttpProblem because(String detail) {
        return problem().because(detail);
    }

    /** The problem with a header that tells programs more. */
    public HttpProblem because(String detail, String header, String value) {
        return problem().builder().withDetail(detail).withHeader(header, value).build();
    }

    /** The problem with what is wrong in which field. */
    public HttpProblem because(List<FieldError> errors) {
        var detail = errors.getFirst().field() + " " + errors.getFirst().message();
        return problem().builder().withDetail(detail).with("errors", errors).build();
    }

    private Problem problem() {
        return new Problem(status, name().toLowerCase(Locale.ROOT), title);
    }
}
