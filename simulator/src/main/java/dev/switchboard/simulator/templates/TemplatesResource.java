package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.FaultyAnswers;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Page;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Faults;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{waba-id}/message_templates}: the catalogue. */
@Path("/{version}/{wabaId}/message_templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Graph API")
class TemplatesResource {

    private final Caller caller;
    private final Templates templates;
    private final TemplateEditing editing;
    private final Faults faults;
    private final FaultyAnswers faultyAnswers;
    private final ObjectMapper json;
    private final GraphBodies bodies;

    TemplatesResource(
            Caller caller,
            Templates templates,
            TemplateEditing editing,
            Faults faults,
            FaultyAnswers faultyAnswers,
            ObjectMapper json,
            GraphBodies bodies) {
        this.caller = caller;
        this.templates = templates;
        this.editing = editing;
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
        this.json = json;
        this.bodies = bodies;
    }

    @GET
    @Operation(
            summary =
                    "The templates, page by page; filtered by name, name_or_content, content, language, category, status, quality_score")
    public Response list(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo here,
            @Context HttpServerRequest connection) {
        caller.account(version, wabaId, authorization);
        var fault = faults.strike(Call.TEMPLATES, null, null).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        var found = templates.all().stream()
                .filter(new TemplateFilter(here.getQueryParameters(), json))
                .map(template -> TemplateView.of(template).chosen(json, fields))
                .toList();
        var page = Page.of(found, template -> template.path("id").asText(), limit, after, here);
        return fault == null ? Response.ok(page).build() : faultyAnswers.disturb(fault, page, connection);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Creates a template; it is approved after a moment")
    public Created create(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        caller.account(version, wabaId, authorization);
        var template = editing.create(bodies.read(body, contentType));
        return new Created(template.id(), template.status(), template.category());
    }

    @DELETE
    @Operation(summary = "Deletes all languages of a name, or with hsm_id one of them")
    public Done delete(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("name") @Nullable String name,
            @QueryParam("hsm_id") @DefaultValue("") String id) {
        caller.account(version, wabaId, authorization);
        if (name == null) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter name is required.", null));
        }
        editing.delete(name, id);
        return Done.done();
    }

    /** The answer to a creation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Created(String id, String status, String category) {}
}
