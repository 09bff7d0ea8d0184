package dev.switchboard.simulator.calls;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.blocking.Blocks;
import dev.switchboard.simulator.calls.Call.Direction;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.settings.NumberSettings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customers do on the telephone. */
@Path("/_sim/calls")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
class CallControlResource {

    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    private final Calls calls;
    private final CallPermissions permissions;
    private final CallWebhooks webhooks;
    private final Customers customers;
    private final BusinessNumbers numbers;
    private final NumberSettings settings;
    private final Blocks blocks;
    private final SimulatedClock clock;

    CallControlResource(
            Calls calls,
            CallPermissions permissions,
            CallWebhooks webhooks,
            Customers customers,
            BusinessNumbers numbers,
            NumberSettings settings,
            Blocks blocks,
            SimulatedClock clock) {
        this.calls = calls;
        this.permissions = permissions;
        this.webhooks = webhooks;
        this.customers = customers;
        this.numbers = numbers;
        this.settings = settings;
        this.blocks = blocks;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The calls under way and the latest ones before, newest last")
    public List<Seen> list() {
        return calls.all().stream().map(Seen::of).toList();
    }

    @POST
    @Operation(summary = "A customer rings the business; that opens the 24-hour window")
    public Seen ring(@Nullable Ringing wanted) {
        if (wanted == null || wanted.from() == null) {
            throw new InvalidControlInput("give from: the customer who rings");
        }
        var number = number(wanted.phoneNumberId());
        if (!settings.callingEnabled(number.id())) {
            throw new InvalidControlInput("that number takes no calls: calling.status is not ENABLED in its settings");
        }
        var chat = customers.meetOrFind(CustomerIds.parse(wanted.from()), null).chat(number.id());
        if (calls.busy(chat) || blocks.hold(chat)) {
            throw new InvalidControlInput("these two speak already, or the business has blocked that customer");
        }
        var now = clock.instant();
        chat.customerWrote(now, now);
        var call = calls.begin(chat, Direction.USER_INITIATED, null);
        webhooks.connected(call, "offer", wanted.sdp() == null ? SDP : wanted.sdp());
        return Seen.of(call);
    }

    @POST
    @Path("{id}")
    @Operation(summary = "The customer takes the business's call, rejects it, or hangs up")
    public Seen act(@PathParam("id") String id, @Nullable Deed wanted) {
        var call = calls.find(id)
                .filter(Call::underWay)
                .orElseThrow(() -> new InvalidControlInput("there is no such call under way"));
        var action = wanted == null || wanted.action() == null ? "" : wanted.action();
        var fromBusiness = call.direction() == Direction.BUSINESS_INITIATED;
        switch (action) {
            case "accept" -> {
                if (!fromBusiness || !call.accept(clock.instant())) {
                    throw new InvalidControlInput("only a call that the business began, and that still rings");
                }
                permissions.change(call.chat(), known -> known.answered(clock.instant()));
                webhooks.connected(call, "answer", SDP);
                webhooks.status(call, "ACCEPTED");
            }
            case "reject" -> {
                if (!fromBusiness || call.acceptedAt() != null) {
                    throw new InvalidControlInput("only a call that the business began, and that still rings");
                }
                webhooks.status(call, "REJECTED");
                calls.end(call);
            }
            case "hang-up" -> calls.end(call);
            default -> throw new InvalidControlInput("action is accept, reject or hang-up");
        }
        return Seen.of(call);
    }

    private BusinessNumber number(@Nullable String phoneNumberId) {
        return phoneNumberId == null
                ? numbers.first()
                : numbers.find(phoneNumberId)
                        .orElseThrow(() -> new InvalidControlInput("phoneNumberId is none of the business's numbers"));
    }

    /**
     * A customer rings.
     *
     * @param from who: digits, or a business-scoped id
     * @param phoneNumberId which number; null for the first
     * @param sdp the offer, null for a small one
     */
    record Ringing(
            @Nullable String from,
            @Nullable String phoneNumberId,
            @Nullable String sdp) {}

    /**
     * What the customer does.
     *
     * @param action accept, reject or hang-up
     */
    record Deed(@Nullable String action) {}

    /**
     * A call.
     *
     * @param id Meta's id
     * @param phoneNumberId the business's number
     * @param customer what control paths call them
     * @param direction user_initiated or business_initiated
     * @param state ringing, pre_accepted, accepted or ended
     * @param startedAt simulated time
     * @param acceptedAt null while nobody took it
     */
    record Seen(
            String id,
            String phoneNumberId,
            String customer,
            String direction,
            String state,
            Instant startedAt,
            @Nullable Instant acceptedAt) {

        static Seen of(Call call) {
            return new Seen(
                    call.id(),
                    call.chat().phoneNumberId(),
                    call.chat().customer().id(),
                    call.direction().name().toLowerCase(Locale.ROOT),
                    call.state().name().toLowerCase(Locale.ROOT),
                    call.startedAt(),
                    call.acceptedAt());
        }
    }
}
