package dev.switchboard.consentservice.hold;

import dev.switchboard.consentservice.hold.LegalHold.Kind;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Legal holds and blocks on a contact. Internal. */
@Path("/api/v1/contacts/{contactId}/legal-{kind: hold|block}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class LegalHoldResource {

    private static final int LONGEST_REASON = 500;

    private final HoldDesk desk;

    LegalHoldResource(HoldDesk desk) {
        this.desk = desk;
    }

    /** Who, and why; the reason stays for good and names nobody. */
    public record HoldRequest(
            @Nullable String reason, @Nullable String by) {}

    @GET
    @Operation(summary = "Every hold or block that ever stood on a contact, oldest first")
    @APIResponse(responseCode = "200", description = "Those without liftedAt stand")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    public List<LegalHold> all(@PathParam("contactId") String contactId, @PathParam("kind") Kind kind) {
        return desk.all(id(contactId), kind);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Keep a contact from being erased and its data from being forgotten; a block lets nothing be sent to it either",
            description =
                    "A blocked contact gets no answers either. It is not erased: whoever must not be written to has to be known.")
    @APIResponse(
            responseCode = "200",
            description =
                    "All of this kind; a repeat changes nothing, another reason takes the place of the one before")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    @APIResponse(responseCode = "409", description = "contact_erased, erasure_under_way")
    public List<LegalHold> place(
            @PathParam("contactId") String contactId, @PathParam("kind") Kind kind, @Nullable HoldRequest request) {
        return desk.place(id(contactId), kind, act(request));
    }

    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lift the hold or the block; who did and why is kept")
    @APIResponse(responseCode = "200", description = "All of this kind, none of which stands")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    public List<LegalHold> lift(
            @PathParam("contactId") String contactId, @PathParam("kind") Kind kind, @Nullable HoldRequest request) {
        return desk.lift(id(contactId), kind, act(request));
    }

    private static LegalHolds.Act act(@Nullable HoldRequest request) {
        var body = Checks.required("body", request);
        return new LegalHolds.Act(
                Checks.words("reason", body.reason(), LONGEST_REASON), Checks.words("by", body.by(), 100));
    }

    private static UUID id(String contactId) {
        return Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT);
    }
}
