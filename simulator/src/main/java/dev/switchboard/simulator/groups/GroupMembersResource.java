package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * {@code /{version}/{group-id}/participants}, {@code …/invite_link} and {@code …/join_requests}. Nobody can be put into a
 * group: customers come by the link.
 */
@Path("/{version}/{groupId}/{what:participants|invite_link|join_requests}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class GroupMembersResource {

    private final Caller caller;
    private final Groups groups;
    private final GroupLife life;
    private final GraphBodies bodies;

    GroupMembersResource(Caller caller, Groups groups, GroupLife life, GraphBodies bodies) {
        this.caller = caller;
        this.groups = groups;
        this.life = life;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "Who is in the group, the link to it, or who wants in")
    public Object read(
            @PathParam("version") String version,
            @PathParam("groupId") String groupId,
            @PathParam("what") String what,
            @HeaderParam("Authorization") @Nullable String authorization) {
        var group = group(version, groupId, authorization);
        return switch (what) {
            case "participants" ->
                new Listed(group.participants().stream()
                        .map(customer -> (JsonNode) GroupView.person(customer))
                        .toList());
            case "invite_link" -> new Invitation("whatsapp", group.inviteLink());
            default ->
                new Listed(group.requests().entrySet().stream()
                        .map(request -> (JsonNode)
                                GroupView.person(request.getValue()).put("join_request_id", request.getKey()))
                        .toList());
        };
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes another link, which ends the old one, or lets people in who asked")
    public Object make(
            @PathParam("version") String version,
            @PathParam("groupId") String groupId,
            @PathParam("what") String what,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var group = group(version, groupId, authorization);
        switch (what) {
            case "invite_link" -> {
                group.invalidateLink();
                return new Invitation("whatsapp", group.inviteLink());
            }
            case "join_requests" -> life.settle(group, bodies.read(body, contentType), true);
            default ->
                throw new GraphRefusal(GraphError.invalid("Participants cannot be added: they join by the link."));
        }
        return Done.done();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends people away, or does not let in who asked")
    public Done remove(
            @PathParam("version") String version,
            @PathParam("groupId") String groupId,
            @PathParam("what") String what,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var group = group(version, groupId, authorization);
        switch (what) {
            case "participants" -> life.remove(group, bodies.read(body, contentType));
            case "join_requests" -> life.settle(group, bodies.read(body, contentType), false);
            default -> group.invalidateLink();
        }
        return Done.done();
    }

    private Group group(String version, String id, @Nullable String authorization) {
        caller.token(version, authorization);
        return groups.find(id)
                .orElseThrow(() -> new GraphRefusal(
                        GraphError.coded(400, 131041, "Group is not accessible", "The group is not known.")));
    }

    /** People, in a list as Meta has everything. */
    record Listed(List<JsonNode> data) {}

    /** The link by which customers join. */
    record Invitation(
            @JsonProperty("messaging_product") String messagingProduct,
            @JsonProperty("invite_link") String inviteLink) {}
}
