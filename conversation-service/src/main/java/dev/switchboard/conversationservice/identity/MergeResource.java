package dev.switchboard.conversationservice.identity;

import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.rows.Storable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who was joined with whom, for administrators; and how to take them apart. */
@Path("/api/v1/contacts/{id}/merges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
public class MergeResource {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_REASON = 1_000;
    private static final String UNSTORABLE =
            "holds a character that cannot be stored: U+0000, or half of a surrogate pair";

    private final Separations separations;

    MergeResource(Separations separations) {
        this.separations = separations;
    }

    /**
     * Who takes two contacts apart.
     *
     * @param separatedBy the administrator, our id
     * @param reason why, never about the customer
     */
    public record SeparationRequest(
            @Nullable String separatedBy, @Nullable String reason) {}

    /** The merges that a contact survived. */
    @GET
    @Operation(summary = "Merges that a contact survived, newest first")
    @APIResponse(responseCode = "200", description = "All of them")
    @APIResponse(responseCode = "404", description = "unknown_merge: nobody has this id")
    public List<MergeView> merges(@PathParam("id") String id) {
        return separations.merges(uuid(id));
    }

    /** Undoes a merge. */
    @POST
    @Path("/{mergeId}/separation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Undo a merge: two contacts again; a repeat changes nothing")
    @APIResponse(responseCode = "200", description = "The merge, undone")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_merge")
    @APIResponse(responseCode = "409", description = "merge_not_latest, merge_not_reversible")
    public MergeView separate(
            @PathParam("id") String id, @PathParam("mergeId") String mergeId, @Nullable SeparationRequest request) {
        var by = request == null ? null : request.separatedBy();
        var reason = request == null ? null : request.reason();
        var errors = new ArrayList<FieldError>();
        if (by == null || by.isBlank()) {
            errors.add(FieldError.of("separatedBy", "must name the administrator"));
        } else if (by.length() > LONGEST_NAME) {
            errors.add(FieldError.tooLong("separatedBy", "characters", LONGEST_NAME, by.length()));
        } else if (!Storable.is(by)) {
            errors.add(FieldError.of("separatedBy", UNSTORABLE));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            errors.add(FieldError.tooLong("reason", "characters", LONGEST_REASON, reason.length()));
        } else if (reason != null && !Storable.is(reason)) {
            errors.add(FieldError.of("reason", UNSTORABLE));
        }
        if (by == null || !errors.isEmpty()) {
            throw ProblemCode.INVALID_REQUEST.because(errors);
        }
        return separations.separate(uuid(id), uuid(mergeId), by, reason);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemCode.UNKNOWN_MERGE.because("no contact or merge has this id");
        }
    }
}
