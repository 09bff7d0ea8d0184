package dev.switchboard.simulator.webhooks;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.webhooks.Handshakes.Handshake;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the webhooks that were sent, sends one that is given whole, and asks for the verification handshake. */
@Path("/_sim")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhooksResource {

    private final Deliveries deliveries;
    private final Handshakes handshakes;
    private final SimulatorConfig config;

    WebhooksResource(Deliveries deliveries, Handshakes handshakes, SimulatorConfig config) {
        this.deliveries = deliveries;
        this.handshakes = handshakes;
        this.config = config;
    }

    @GET
    @Path("webhooks")
    @Operation(summary = "The latest webhooks with their attempts and answers, newest last")
    public List<SentWebhook> recent(@QueryParam("limit") @DefaultValue("50") int limit) {
        var all = deliveries.recent();
        return all.subList(Math.max(0, all.size() - Math.max(0, limit)), all.size()).stream()
                .map(SentWebhook::of)
                .toList();
    }

    @POST
    @Path("webhooks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Signs and sends the given bytes as they are")
    public Response send(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        if (body.length == 0) {
            throw new InvalidControlInput("the body is the webhook to send; it is empty");
        }
        return Response.accepted(
                        new Sending(deliveries.send(Notification.foreign(body)).id()))
                .build();
    }

    @POST
    @Path("webhook/verify")
    @Operation(summary = "Meta's verification handshake with the callback address")
    public Uni<Handshake> verify() {
        return Uni.createFrom().completionStage(handshakes.with(config.callbackUrl(), config.verifyToken()));
    }

    /**
     * A webhook was sent.
     *
     * @param id its number in {@code GET /_sim/webhooks}
     */
    record Sending(long id) {}

    /**
     * A webhook and what became of it.
     *
     * @param id number since start
     * @param createdAt real time
     * @param state under-way, retrying, delivered, given-up or withheld
     * @param address where it went
     * @param signature the header's value
     * @param body as sent, at most the first 64 KB
     * @param bodyBytes its whole length
     * @param attempts first one first
     */
    record SentWebhook(
            long id,
            Instant createdAt,
            String state,
            URI address,
            String signature,
            String body,
            int bodyBytes,
            List<SentAttempt> attempts) {

        static SentWebhook of(Delivery delivery) {
            return new SentWebhook(
                    delivery.id(),
                    delivery.createdAt(),
                    delivery.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    delivery.address(),
                    delivery.signature(),
                    new String(delivery.shownBody(), StandardCharsets.UTF_8),
                    delivery.bodyBytes(),
                    delivery.attempts().stream().map(SentAttempt::of).toList());
        }
    }

    /**
     * One attempt.
     *
     * @param at real time of its start
     * @param tookMs until the answer was complete, milliseconds
     * @param status HTTP status, null when there was no answer
     * @param answer beginning of the answer, or why there was none
     */
    record SentAttempt(Instant at, long tookMs, @Nullable Integer status, String answer) {

        static SentAttempt of(Delivery.Attempt attempt) {
            return new SentAttempt(attempt.at(), attempt.took().toMillis(), attempt.status(), attempt.answer());
        }
    }
}
