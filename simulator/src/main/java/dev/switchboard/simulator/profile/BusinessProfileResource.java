package dev.switchboard.simulator.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.Fields;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{phone-number-id}/whatsapp_business_profile}. */
@Path("/{version}/{phoneNumberId}/whatsapp_business_profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class BusinessProfileResource {

    private final Caller caller;
    private final BusinessProfiles profiles;
    private final GraphBodies bodies;

    BusinessProfileResource(Caller caller, BusinessProfiles profiles, GraphBodies bodies) {
        this.caller = caller;
        this.profiles = profiles;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "The profile; without fields, its product only")
    public Found read(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("fields") @Nullable String fields) {
        var number = caller.number(version, phoneNumberId, authorization);
        var asked = fields == null ? null : fields + ",messaging_product";
        return new Found(List.of(Fields.chosen(profiles.of(number.id()), asked, List.of("messaging_product"))));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Changes what is given of the profile")
    public Done change(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var given = bodies.read(body, contentType);
        if (!given.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        profiles.change(number.id(), given);
        return Done.done();
    }

    /** One profile, in a list as Meta has it. */
    record Found(List<JsonNode> data) {}
}
