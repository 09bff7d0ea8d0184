package dev.switchboard.simulator.calls;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /{version}/{phone-number-id}/calls}. */
@Path("/{version}/{phoneNumberId}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class CallsResource {

    private final Caller caller;
    private final BusinessCalls calls;
    private final GraphBodies bodies;

    CallsResource(Caller caller, BusinessCalls calls, GraphBodies bodies) {
        this.caller = caller;
        this.calls = calls;
        this.bodies = bodies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Rings a customer (connect), or pre_accept, accept, reject, terminate of a call")
    public Object act(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var rung = calls.act(number, bodies.read(body, contentType));
        return rung == null ? Done.done() : new Rung("whatsapp", List.of(new NewCall(rung.id())));
    }

    /** The answer when the business rings somebody. */
    record Rung(@JsonProperty("messaging_product") String messagingProduct, List<NewCall> calls) {}

    /** The new call. */
    record NewCall(String id) {}
}
