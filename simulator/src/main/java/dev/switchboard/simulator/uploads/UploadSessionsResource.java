package dev.switchboard.simulator.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
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

/** {@code POST /{version}/{app-id}/uploads}: begins an upload that can be taken up again. */
@Path("/{version}/{appId}/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class UploadSessionsResource {

    private final Caller caller;
    private final UploadSessions sessions;
    private final GraphBodies bodies;

    UploadSessionsResource(Caller caller, UploadSessions sessions, GraphBodies bodies) {
        this.caller = caller;
        this.sessions = sessions;
        this.bodies = bodies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Begins an upload: file_length and file_type, in the address or in the body")
    public Begun begin(
            @PathParam("version") String version,
            @PathParam("appId") String appId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        caller.app(version, appId, authorization);
        var carried = bodies.read(body, contentType);
        var size = parameter(carried, "file_length");
        try {
            return new Begun(sessions.begin(parameter(carried, "file_type"), Long.parseLong(size)));
        } catch (NumberFormatException _) {
            throw new GraphRefusal(GraphError.invalid("Param file_length must be a number."));
        }
    }

    private static String parameter(JsonNode carried, String name) {
        var value = carried.path(name).asText();
        if (value.isEmpty()) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter " + name + " is required.", null));
        }
        return value;
    }

    /**
     * An upload has begun.
     *
     * @param id where its bytes go
     */
    record Begun(String id) {}
}
