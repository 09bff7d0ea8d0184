package dev.switchboard.simulator.blocking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.blocking.BlockRequests.FailedUser;
import dev.switchboard.simulator.blocking.BlockRequests.User;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{phone-number-id}/block_users}. */
@Path("/{version}/{phoneNumberId}/block_users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class BlockUsersResource {

    private final Caller caller;
    private final Blocks blocks;
    private final BlockRequests requests;
    private final GraphBodies bodies;

    BlockUsersResource(Caller caller, Blocks blocks, BlockRequests requests, GraphBodies bodies) {
        this.caller = caller;
        this.blocks = blocks;
        this.requests = requests;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "Who is blocked, page by page")
    public Page<BlockedUser> list(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo here) {
        var number = caller.number(version, phoneNumberId, authorization);
        var all = blocks.of(number.id()).stream().map(BlockedUser::of).toList();
        return Page.of(all, BlockedUser::userId, limit, after, here);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Blocks people who wrote within the last 24 hours")
    public Answer block(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var outcome = requests.block(number, bodies.read(body, contentType));
        return new Answer("whatsapp", new Changed(outcome.done(), null, outcome.failed()));
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Lets people in again")
    public Answer unblock(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        var number = caller.number(version, phoneNumberId, authorization);
        var outcome = requests.unblock(number, bodies.read(body, contentType));
        return new Answer("whatsapp", new Changed(null, outcome.done(), outcome.failed()));
    }

    /** Somebody who is blocked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BlockedUser(
            @JsonProperty("messaging_product") String messagingProduct,
            @JsonProperty("wa_id") @Nullable String waId,
            @JsonProperty("user_id") String userId) {

        static BlockedUser of(Customer customer) {
            return new BlockedUser("whatsapp", customer.visiblePhone(), customer.userId());
        }
    }

    /** The answer to a change. */
    record Answer(
            @JsonProperty("messaging_product") String messagingProduct,
            @JsonProperty("block_users") Changed blockUsers) {}

    /** Who it was done to, and who not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            @JsonProperty("added_users") @Nullable List<User> added,
            @JsonProperty("removed_users") @Nullable List<User> removed,
            @JsonProperty("failed_users") List<FailedUser> failed) {}
}
