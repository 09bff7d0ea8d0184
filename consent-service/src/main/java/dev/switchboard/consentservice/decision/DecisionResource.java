package dev.switchboard.consentservice.decision;

import dev.switchboard.consentservice.phone.Phones;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.contracts.PhoneSpellings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers "may we write to this person, and why not?". Internal. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
class DecisionResource {

    private final Decisions decisions;
    private final InstantSource clock;

    DecisionResource(Decisions decisions, InstantSource clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Whether consent allows a business to write to somebody first, with the evidence")
    @APIResponse(responseCode = "200", description = "Yes or no, why, and what would change it")
    @APIResponse(responseCode = "400", description = "invalid_request")
    public Decision decide(
            @QueryParam("contactId") @Nullable String contactId,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("phoneNumberId") @Nullable String phoneNumberId,
            @QueryParam("category") @Nullable String category)
            throws SQLException {
        var number = Checks.phoneNumberId(phoneNumberId);
        var about = Checks.category("category", category);
        if ((contactId == null) == (phone == null)) {
            throw ProblemCode.INVALID_REQUEST.because("contactId", "or phone must be given, and not both");
        }
        if (contactId != null) {
            return decisions.about(Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT), number, about, clock.instant());
        }
        var waId = Phones.waId(Checks.words("phone", phone, 40), null)
                .orElseThrow(() -> ProblemCode.INVALID_REQUEST.because("phone", "must be a phone with country code"));
        return decisions.about(PhoneSpellings.of(waId), number, about, clock.instant());
    }
}
