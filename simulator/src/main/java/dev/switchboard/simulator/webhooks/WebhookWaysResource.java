package dev.switchboard.simulator.webhooks;

import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.webhooks.Handwriting.Hand;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How webhooks are written, and how often they come. */
@Path("/_sim")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookWaysResource {

    private final Deliveries deliveries;
    private final Handwriting handwriting;

    WebhookWaysResource(Deliveries deliveries, Handwriting handwriting) {
        this.deliveries = deliveries;
        this.handwriting = handwriting;
    }

    @POST
    @Path("webhooks/{id}/again")
    @Operation(summary = "Sends the identical bytes once more, however long ago that webhook was")
    public Response again(@PathParam("id") long id) {
        return Response.accepted(new Sending(deliveries.again(id).id())).build();
    }

    @POST
    @Path("webhook/handwriting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes webhooks as usual, pretty, or with their keys shuffled; signed as they are written")
    public Style write(@Nullable Style wanted) {
        var name = wanted == null || wanted.hand() == null ? "" : wanted.hand();
        handwriting.become(
                Hand.named(name).orElseThrow(() -> new InvalidControlInput("hand is usual, pretty or shuffled")));
        return new Style(handwriting.hand().wireName());
    }

    /**
     * A webhook was sent.
     *
     * @param id its number in {@code GET /_sim/webhooks}
     */
    record Sending(long id) {}

    /**
     * How webhooks are written.
     *
     * @param hand usual, pretty or shuffled
     */
    record Style(@Nullable String hand) {}
}
