package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Meta does to the account. */
@Path("/_sim/account")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class AccountControlResource {

    private static final List<String> TIERS =
            List.of("TIER_50", "TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED");

    private final AccountEvents events;

    AccountControlResource(AccountEvents events) {
        this.events = events;
    }

    @POST
    @Operation(summary = "Changes the account: tier, locked, paid, restrictedFor; what Meta tells of it is told")
    public void change(@Nullable AccountChange change) {
        if (change == null) {
            throw new InvalidControlInput("give tier, locked, paid or restrictedFor");
        }
        if (change.tier() != null) {
            events.tier(oneOf(change.tier(), TIERS, "tier"));
        }
        if (change.locked() != null) {
            events.locked(change.locked());
        }
        if (change.paid() != null) {
            events.paid(change.paid());
        }
        if (change.restrictedFor() != null) {
            events.restricted(duration(change.restrictedFor()));
        }
    }

    @POST
    @Path("events")
    @Operation(summary = "Tells anything about the account: {\"field\":\"account_alerts\",\"value\":{…}}")
    public Response tell(@Nullable JsonNode event) {
        if (event == null || !event.path("field").isTextual() || !(event.path("value") instanceof ObjectNode value)) {
            throw new InvalidControlInput("give {\"field\":\"account_alerts\",\"value\":{…}}");
        }
        events.tell(event.path("field").asText(), value);
        return Response.accepted().build();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidControlInput("restrictedFor is an ISO-8601 duration such as P1D");
        }
    }

    private static String oneOf(String given, List<String> words, String name) {
        if (!words.contains(given)) {
            throw new InvalidControlInput(name + " is one of " + String.join(", ", words));
        }
        return given;
    }

    /**
     * What becomes of the account.
     *
     * @param tier how many people may be written to first in 24 hours
     * @param locked whether nothing can be sent (131031)
     * @param paid whether its payment is in order (131042)
     * @param restrictedFor for how long it may not write first (368), ISO-8601
     */
    record AccountChange(
            @Nullable String tier,
            @Nullable Boolean locked,
            @Nullable Boolean paid,
            @Nullable String restrictedFor) {}
}
