package dev.switchboard.simulator.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.webhooks.Subscriptions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{waba-id}/subscribed_apps}. */
@Path("/{version}/{wabaId}/subscribed_apps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Graph API")
class SubscribedAppsResource {

    private final Caller caller;
    private final Overrides overrides;
    private final Subscriptions subscriptions;
    private final GraphBodies bodies;
    private final String appId;

    SubscribedAppsResource(
            Caller caller,
            Overrides overrides,
            Subscriptions subscriptions,
            GraphBodies bodies,
            SimulatorConfig config) {
        this.caller = caller;
        this.overrides = overrides;
        this.subscriptions = subscriptions;
        this.bodies = bodies;
        this.appId = config.appId();
    }

    @GET
    @Operation(summary = "The app, when it hears of the account")
    public Apps read(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        caller.account(version, wabaId, authorization);
        var app = new App(appId, "https://apps.invalid/" + appId, "Invented App");
        return new Apps(
                subscriptions.subscribed()
                        ? List.of(new Subscribed(app, subscriptions.ofAccount().orElse(null)))
                        : List.of());
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Subscribes the app; with override_callback_uri and verify_token, at another address")
    public Done subscribe(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        caller.account(version, wabaId, authorization);
        overrides.ofAccount(bodies.read(body, contentType));
        return Done.done();
    }

    @DELETE
    @Operation(summary = "Ends the subscription: nothing is told any more")
    public Done unsubscribe(
            @PathParam("version") String version,
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        caller.account(version, wabaId, authorization);
        subscriptions.unsubscribe();
        return Done.done();
    }

    /** The subscribed apps: one, or none. */
    record Apps(List<Subscribed> data) {}

    /** An app, and the address that takes the place of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subscribed(
            @JsonProperty("whatsapp_business_api_data") App app,
            @JsonProperty("override_callback_uri") @Nullable URI override) {}

    /** What Meta tells of an app. */
    record App(String id, String link, String name) {}
}
