package dev.switchboard.simulator.qrcodes;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
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

/** {@code /{version}/{phone-number-id}/message_qrdls}. */
@Path("/{version}/{phoneNumberId}/message_qrdls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class QrCodesResource {

    private final Caller caller;
    private final QrCodes codes;
    private final GraphBodies bodies;

    QrCodesResource(Caller caller, QrCodes codes, GraphBodies bodies) {
        this.caller = caller;
        this.codes = codes;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "The codes of the number")
    public Found list(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return new Found(
                codes.of(caller.number(version, phoneNumberId, authorization).id()));
    }

    @GET
    @Path("{code}")
    @Operation(summary = "One code")
    public Found read(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @PathParam("code") String code,
            @HeaderParam("Authorization") @Nullable String authorization) {
        var number = caller.number(version, phoneNumberId, authorization);
        return new Found(List.of(codes.find(number.id(), code)));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes a code, or with code changes the message of one")
    public QrCode save(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        return codes.save(number.id(), bodies.read(body, contentType));
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Deletes a code")
    public Done delete(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @PathParam("code") String code,
            @HeaderParam("Authorization") @Nullable String authorization) {
        codes.delete(caller.number(version, phoneNumberId, authorization).id(), code);
        return Done.done();
    }

    /** Codes, in a list as Meta has them. */
    record Found(List<QrCode> data) {}
}
