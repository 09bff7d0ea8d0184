package dev.switchboard.outboundsender.history;

import dev.switchboard.problems.Problem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Hands out what is held about a person. Internal: whoever asks must be sure who they hand it to. */
@Path("/api/v1/contacts/{contactId}/export")
@Tag(name = "Privacy")
class ContactHistoryResource {

    private static final Problem UNKNOWN_CONTACT = new Problem(404, "unknown_contact", "There is no such contact");

    private final ContactHistories histories;
    private final Template page;
    private final InstantSource clock;

    ContactHistoryResource(ContactHistories histories, @Location("export.html") Template page, InstantSource clock) {
        this.histories = histories;
        this.page = page;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Everything held here about a contact: addresses, windows, audiences, messages, calls, decisions. Also as a page (text/html)")
    @APIResponse(responseCode = "200", description = "This service's part; others have theirs")
    @APIResponse(responseCode = "404", description = "unknown_contact: nothing was ever told of it here")
    public ContactHistory export(@PathParam("contactId") String contactId) throws SQLException {
        var id = parse(contactId);
        var found = id.isPresent() ? histories.of(id.get(), clock.instant()) : Optional.<ContactHistory>empty();
        return found.orElseThrow(() -> UNKNOWN_CONTACT.because("nothing was ever told of it here"));
    }

    /** It can do nothing but be shown: no scripts, nothing from elsewhere, not kept. */
    @GET
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public RestResponse<String> page(@PathParam("contactId") String contactId) throws SQLException {
        return RestResponse.ResponseBuilder.ok(
                        page.data("export", export(contactId)).render())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Optional<UUID> parse(String contactId) {
        try {
            return Optional.of(UUID.fromString(contactId));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
