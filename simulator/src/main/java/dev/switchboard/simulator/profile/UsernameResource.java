package dev.switchboard.simulator.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.Params;
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

/** {@code /{version}/{phone-number-id}/username}. */
@Path("/{version}/{phoneNumberId}/username")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class UsernameResource {

    private final Caller caller;
    private final Usernames usernames;
    private final GraphBodies bodies;

    UsernameResource(Caller caller, Usernames usernames, GraphBodies bodies) {
        this.caller = caller;
        this.usernames = usernames;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "The username of the number")
    public Username read(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        var number = caller.number(version, phoneNumberId, authorization);
        return usernames
                .of(number.id())
                .map(name -> new Username(name, "approved"))
                .orElseGet(() -> new Username(null, null));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Takes a username; with force_transfer from another number of the business")
    public Username take(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var given = bodies.read(body, contentType);
        var wanted = Params.text(given, "username", "username");
        usernames.take(number, wanted, given.path("force_transfer").asBoolean());
        return new Username(usernames.of(number.id()).orElse(wanted), "approved");
    }

    @DELETE
    @Operation(summary = "Gives the username up")
    public Done giveUp(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return new Done(usernames.giveUp(caller.number(version, phoneNumberId, authorization)));
    }

    /** A name and what became of it; neither where there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Username(@Nullable String username, @Nullable String status) {}

    /** {@code GET /{version}/{phone-number-id}/username_suggestions}. */
    @Path("/{version}/{phoneNumberId}/username_suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "Graph API")
    static class Suggestions {

        private final Caller caller;
        private final Usernames usernames;

        Suggestions(Caller caller, Usernames usernames) {
            this.caller = caller;
            this.usernames = usernames;
        }

        @GET
        @Operation(summary = "Names that could be taken")
        public Found suggest(
                @PathParam("version") String version,
                @PathParam("phoneNumberId") String phoneNumberId,
                @HeaderParam("Authorization") @Nullable String authorization) {
            var number = caller.number(version, phoneNumberId, authorization);
            return new Found(List.of(new Suggested(usernames.suggestions(number))));
        }

        /** The names, in a list as Meta has everything. */
        record Found(List<Suggested> data) {}

        /** Names that nobody has. */
        record Suggested(
                @JsonProperty("username_suggestions") List<String> names) {}
    }
}
