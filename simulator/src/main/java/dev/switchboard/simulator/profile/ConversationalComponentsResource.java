package dev.switchboard.simulator.profile;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /{version}/{phone-number-id}/conversational_automation}; read it as a field of the number. */
@Path("/{version}/{phoneNumberId}/conversational_automation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class ConversationalComponentsResource {

    private final Caller caller;
    private final ConversationalComponents components;
    private final GraphBodies bodies;

    ConversationalComponentsResource(Caller caller, ConversationalComponents components, GraphBodies bodies) {
        this.caller = caller;
        this.components = components;
        this.bodies = bodies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sets ice breakers (prompts), commands and the welcome message")
    public Done change(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        components.change(number.id(), bodies.read(body, contentType));
        return Done.done();
    }
}
