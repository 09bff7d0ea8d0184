package dev.switchboard.simulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** {@code /{version}/{phone-number-id}/settings}. */
@Path("/{version}/{phoneNumberId}/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class NumberSettingsResource {

    private final Caller caller;
    private final NumberSettings settings;
    private final GraphBodies bodies;

    NumberSettingsResource(Caller caller, NumberSettings settings, GraphBodies bodies) {
        this.caller = caller;
        this.settings = settings;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "What is set for the number")
    public JsonNode read(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return settings.of(caller.number(version, phoneNumberId, authorization).id());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Changes what is given: calling, user_identity_change, storage_configuration, …")
    public Done change(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        settings.change(number.id(), bodies.read(body, contentType));
        return Done.done();
    }
}
