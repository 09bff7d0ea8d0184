package dev.switchboard.conversationservice.export;

import dev.switchboard.conversationservice.problem.ProblemCode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that is held of a person, streamed while it is read. */
@Path("/api/v1/contacts/{id}/export")
@Tag(name = "Contacts")
public class ExportResource {

    private final People people;
    private final Export export;
    private final HtmlPages pages;

    ExportResource(People people, Export export, HtmlPages pages) {
        this.people = people;
        this.export = export;
        this.pages = pages;
    }

    /** Everything, as JSON or, where that is asked for first, as a page. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            summary =
                    "All that is held of a contact, and of all that were merged with it; text/html is a readable page")
    @APIResponse(responseCode = "200", description = "Everything; links to files work for as long as links may")
    @APIResponse(responseCode = "404", description = "unknown_contact: nobody has this id, or not any more")
    public Response export(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo here) {
        var person = people.find(uuid(id)).orElseThrow(ExportResource::unknown);
        var asPage = headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.TEXT_HTML_TYPE)
                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
        var base = here.getBaseUri();
        StreamingOutput body = out -> {
            try (var sink = asPage ? pages.to(out) : new JsonDocument(out)) {
                export.write(person, base, sink);
            }
        };
        return Response.ok(
                        body, asPage ? MediaType.TEXT_HTML_TYPE.withCharset("UTF-8") : MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return ProblemCode.UNKNOWN_CONTACT.because("no contact has this id");
    }
}
