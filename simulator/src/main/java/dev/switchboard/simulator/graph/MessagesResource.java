package dev.switchboard.simulator.graph;

import dev.switchboard.simulator.door.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /{version}/{phone-number-id}/messages}: sends a message, or marks one as read. */
@Path("/{version}/{phoneNumberId}/messages")
@Tag(name = "Graph API")
class MessagesResource {

    private final Caller caller;
    private final MessageCalls calls;

    MessagesResource(Caller caller, MessageCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Sends a message, or marks one as read")
    public Response post(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body,
            @Context HttpServerRequest connection) {
        var number = caller.number(version, phoneNumberId, authorization);
        return calls.take(number, body, contentType, false, connection);
    }
}
