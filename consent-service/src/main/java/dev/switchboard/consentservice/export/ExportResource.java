package dev.switchboard.consentservice.export;

import dev.switchboard.consentservice.page.HtmlPage;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Hands out what is kept about a person. Internal: whoever asks must be sure who they hand it to. */
@Path("/api/v1/contacts/{contactId}/export")
@Tag(name = "Privacy")
class ExportResource {

    private final Exports exports;
    private final Template page;
    private final InstantSource clock;

    ExportResource(Exports exports, @Location("export.html") Template page, InstantSource clock) {
        this.exports = exports;
        this.page = page;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Everything kept here about a contact, receipts included. Also as a page (text/html)")
    @APIResponse(responseCode = "200", description = "This service's part; others have theirs")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    public ContactExport export(@PathParam("contactId") String contactId) throws SQLException {
        return exports.of(Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT), clock.instant())
                .orElseThrow(() -> ProblemCode.UNKNOWN_CONTACT.because("nobody has this id"));
    }

    @GET
    @Produces(HtmlPage.TYPE)
    @Operation(hidden = true)
    public RestResponse<String> page(@PathParam("contactId") String contactId) throws SQLException {
        return HtmlPage.of(page.data("export", export(contactId)));
    }
}
