package dev.switchboard.simulator.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Page;
import dev.switchboard.simulator.history.MessageHistory.Entry;
import dev.switchboard.simulator.history.MessageHistory.Step;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /{version}/{phone-number-id}/message_history} and {@code GET /{version}/{message-history-id}/events}. */
@Path("/{version}/{id}/{what:message_history|events}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class MessageHistoryResource {

    private static final int MOST = 100;

    private final Caller caller;
    private final MessageHistory history;
    private final String appId;

    MessageHistoryResource(Caller caller, MessageHistory history, SimulatorConfig config) {
        this.caller = caller;
        this.history = history;
        this.appId = config.appId();
    }

    @GET
    @Operation(summary = "What became of a sent message, and of the webhooks that told it")
    public Page<?> read(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @PathParam("what") String what,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("message_id") @Nullable String messageId,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo here) {
        var most = Math.min(limit, MOST);
        if (what.equals("events")) {
            caller.token(version, authorization);
            var entry = history.find(id).orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(id)));
            return Page.of(events(entry), Event::id, most, after, here);
        }
        var number = caller.number(version, id, authorization);
        if (messageId == null) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter message_id is required.", null));
        }
        var found = history.ofMessage(number.id(), messageId)
                .map(entry -> List.of(new Found(entry.id(), entry.wamid(), new Events(events(entry)))))
                .orElse(List.of());
        return Page.of(found, Found::id, most, after, here);
    }

    private List<Event> events(Entry entry) {
        var events = new ArrayList<Event>();
        for (var step : entry.steps()) {
            events.add(event(entry.id() + "_" + events.size(), step));
        }
        return events;
    }

    private Event event(String id, Step step) {
        var webhook = step.webhook();
        return new Event(
                id,
                step.status(),
                webhook == null ? null : webhook.outcome(),
                Long.toString(step.at().getEpochSecond()),
                webhook == null ? null : new Application(appId),
                webhook == null ? null : webhook.address().toString(),
                webhook == null ? null : webhook.complaint());
    }

    /** A message. */
    record Found(String id, @JsonProperty("message_id") String messageId, Events events) {}

    /** Its steps, in a list as Meta has everything. */
    record Events(List<Event> data) {}

    /** Who was told. */
    record Application(String id) {}

    /** A step, and how the webhook that told it fared. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String id,
            @JsonProperty("delivery_status") String deliveryStatus,
            @JsonProperty("webhook_update_state") @Nullable String webhookUpdateState,
            String timestamp,
            @Nullable Application application,
            @JsonProperty("webhook_uri") @Nullable String webhookUri,
            @JsonProperty("error_description") @Nullable String errorDescription) {}
}
