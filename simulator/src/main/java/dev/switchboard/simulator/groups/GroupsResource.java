package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.Page;
import dev.switchboard.simulator.groups.GroupObjects.Asked;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{phone-number-id}/groups}. */
@Path("/{version}/{phoneNumberId}/groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class GroupsResource {

    private final Caller caller;
    private final Groups groups;
    private final GroupLife life;
    private final GraphBodies bodies;

    GroupsResource(Caller caller, Groups groups, GroupLife life, GraphBodies bodies) {
        this.caller = caller;
        this.groups = groups;
        this.life = life;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "The groups of the number, page by page")
    public Page<JsonNode> list(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo here) {
        var number = caller.number(version, phoneNumberId, authorization);
        var all = groups.of(number.id()).stream()
                .map(group -> (JsonNode) GroupView.of(group, fields))
                .toList();
        return Page.of(all, group -> group.path("id").asText(), limit, after, here);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes a group; a webhook tells its id and the link by which customers join")
    public Asked create(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        return new Asked("whatsapp", life.create(number, bodies.read(body, contentType)));
    }
}
