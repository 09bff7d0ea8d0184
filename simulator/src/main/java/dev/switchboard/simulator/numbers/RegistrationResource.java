package dev.switchboard.simulator.numbers;

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

/** {@code POST /{version}/{phone-number-id}/register}, {@code deregister}, {@code request_code}, {@code verify_code}. */
@Path("/{version}/{phoneNumberId}/{deed:register|deregister|request_code|verify_code}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class RegistrationResource {

    private final Caller caller;
    private final Registrations registrations;
    private final GraphBodies bodies;

    RegistrationResource(Caller caller, Registrations registrations, GraphBodies bodies) {
        this.caller = caller;
        this.registrations = registrations;
        this.bodies = bodies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Registers a number with its PIN, takes it off, asks for a verification code, verifies it")
    public Done happen(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @PathParam("deed") String deed,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var given = bodies.read(body, contentType);
        switch (deed) {
            case "register" -> registrations.register(number, given);
            case "deregister" -> registrations.deregister(number);
            case "request_code" -> registrations.requestCode(number, given);
            default -> registrations.verify(number, given);
        }
        return Done.done();
    }
}
