package dev.switchboard.consentservice.ledger;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proves that nobody changed the ledger. Internal. */
@Path("/api/v1/ledger/verification")
@Tag(name = "Ledger")
class VerificationResource {

    private final Verification verification;

    VerificationResource(Verification verification) {
        this.verification = verification;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Walk every chain; tells the first link that does not hold")
    @APIResponse(responseCode = "200", description = "How many chains and entries hold, and where one does not")
    public Verification.Report verify() throws SQLException {
        return verification.run();
    }
}
