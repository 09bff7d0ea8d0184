package dev.switchboard.simulator.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.door.Caller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /{version}/{phone-number-id}/call_permissions?user_wa_id=}. */
@Path("/{version}/{phoneNumberId}/call_permissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class CallPermissionsResource {

    private final Caller caller;
    private final CallPermissions permissions;
    private final BusinessCalls calls;
    private final SimulatedClock clock;

    CallPermissionsResource(Caller caller, CallPermissions permissions, BusinessCalls calls, SimulatedClock clock) {
        this.caller = caller;
        this.permissions = permissions;
        this.calls = calls;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Whether the business may ring that customer, or ask to")
    public Permitted read(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("user_wa_id") @DefaultValue("") String waId,
            @QueryParam("recipient") @DefaultValue("") String userId) {
        var number = caller.number(version, phoneNumberId, authorization);
        var now = clock.instant();
        var known = permissions.of(calls.callee(waId, userId).chat(number.id()));
        var asked = known.requestsWithin(Permission.DAY, now);
        var askedInAWeek = known.requestsWithin(Permission.TEMPORARY, now);
        var status = known.permanent() ? "permanent" : known.allows(now) ? "temporary" : "no_permission";
        var end = status.equals("temporary") ? known.until().getEpochSecond() : null;
        var mayAsk = !known.permanent()
                && asked < CallPermissions.REQUESTS_A_DAY
                && askedInAWeek < CallPermissions.REQUESTS_A_WEEK;
        var connected = known.connectedToday(now);
        return new Permitted(
                "whatsapp",
                new Standing(status, end),
                List.of(
                        new Action(
                                "send_call_permission_request",
                                mayAsk,
                                List.of(
                                        new Limit("PT24H", CallPermissions.REQUESTS_A_DAY, asked),
                                        new Limit("P7D", CallPermissions.REQUESTS_A_WEEK, askedInAWeek))),
                        new Action(
                                "start_call",
                                known.allows(now) && connected < CallPermissions.CALLS_A_DAY,
                                List.of(new Limit("PT24H", CallPermissions.CALLS_A_DAY, connected)))));
    }

    /** What the customer allows, and what the business can do now. */
    record Permitted(
            @JsonProperty("messaging_product") String messagingProduct, Standing permission, List<Action> actions) {}

    /** no_permission, temporary or permanent; Unix seconds until when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String status,
            @JsonProperty("expiration_time") @Nullable Long expirationTime) {}

    /** Something to do, and whether it can be done. */
    record Action(
            @JsonProperty("action_name") String actionName,
            @JsonProperty("can_perform_action") boolean canPerformAction,
            List<Limit> limits) {}

    /** How often, and how often it was. */
    record Limit(
            @JsonProperty("time_period") String timePeriod,
            @JsonProperty("max_allowed") long maxAllowed,
            @JsonProperty("current_usage") long currentUsage) {}
}
