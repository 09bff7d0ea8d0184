package dev.switchboard.simulator.faults;

import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.faults.Fault.Aim;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Fault.Words;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Scripts faults, shows those that wait, and calls them off. */
@Path("/_sim/faults")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Faults")
class FaultsResource {

    private static final int MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Faults faults;

    FaultsResource(Faults faults) {
        this.faults = faults;
    }

    @GET
    @Operation(summary = "The faults that wait")
    public List<WaitingFault> waiting() {
        return faults.waiting().stream().map(WaitingFault::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets the next calls meet a fault")
    public WaitingFault add(@Nullable NewFault wanted) {
        if (wanted == null) {
            throw new InvalidControlInput("kind is one of " + kinds());
        }
        var kind = FaultKind.named(wanted.kind() == null ? "" : wanted.kind())
                .orElseThrow(() -> new InvalidControlInput("kind is one of " + kinds()));
        var to = wanted.to() == null ? null : CustomerIds.parse(wanted.to());
        return WaitingFault.of(
                faults.add(kind, new Aim(call(wanted, kind), to), count(wanted), words(wanted), delay(wanted)));
    }

    @DELETE
    @Operation(summary = "Calls all faults off")
    public void clear() {
        faults.clear();
    }

    private static Call call(NewFault wanted, FaultKind kind) {
        var fallback = kind.ofDownloadsOnly() ? Call.DOWNLOADS : Call.MESSAGES;
        var call = wanted.on() == null ? fallback : named(wanted.on());
        if (kind.ofDownloadsOnly() && call != Call.DOWNLOADS) {
            throw new InvalidControlInput("only downloads can be " + kind.wireName());
        }
        return call;
    }

    private static Call named(String on) {
        return Stream.of(Call.values())
                .filter(call -> wireName(call).equals(on))
                .findFirst()
                .orElseThrow(() -> new InvalidControlInput("on is one of "
                        + Stream.of(Call.values()).map(FaultsResource::wireName).collect(Collectors.joining(", "))));
    }

    private static String wireName(Call call) {
        return call.name().toLowerCase(Locale.ROOT);
    }

    private static int count(NewFault wanted) {
        var count = wanted.count() == null ? 1 : wanted.count();
        if (count < 1 || count > MOST) {
            throw new InvalidControlInput("count is 1 to " + MOST);
        }
        return count;
    }

    private static Words words(NewFault wanted) {
        var status = wanted.httpStatus() == null ? 500 : wanted.httpStatus();
        if (status < 400 || status > 599) {
            throw new InvalidControlInput("httpStatus is 400 to 599");
        }
        return new Words(status, wanted.code() == null ? 131000 : wanted.code(), wanted.message(), wanted.details());
    }

    private static Duration delay(NewFault wanted) {
        try {
            var delay = Duration.parse(wanted.delay() == null ? "PT30S" : wanted.delay());
            if (!delay.isNegative() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (DateTimeParseException _) {
            // refused below
        }
        throw new InvalidControlInput("delay is an ISO-8601 duration up to PT10M");
    }

    private static String kinds() {
        return Stream.of(FaultKind.values()).map(FaultKind::wireName).collect(Collectors.joining(", "));
    }

    /**
     * A fault to come.
     *
     * @param kind what goes wrong
     * @param count how many calls meet it, 1 when left out
     * @param to only calls to this customer
     * @param on messages (default), reads, uploads, lookups, downloads or templates
     * @param httpStatus of http-error, 500 when left out
     * @param code Meta's code of http-error and fails-later, 131000 when left out
     * @param message of http-error and fails-later
     * @param details of http-error and fails-later
     * @param delay of timeout-after-accepting and slow-body, ISO-8601, PT30S when left out
     */
    record NewFault(
            @Nullable String kind,
            @Nullable Integer count,
            @Nullable String to,
            @Nullable String on,
            @Nullable Integer httpStatus,
            @Nullable Integer code,
            @Nullable String message,
            @Nullable String details,
            @Nullable String delay) {}

    /**
     * A fault that waits.
     *
     * @param id number since start
     * @param kind what goes wrong
     * @param on the kind of call
     * @param to only calls to this customer, null for all
     * @param remaining how many calls will still meet it
     */
    record WaitingFault(
            long id, String kind, String on, @Nullable String to, int remaining) {

        static WaitingFault of(Fault fault) {
            return new WaitingFault(
                    fault.id(),
                    fault.kind().wireName(),
                    wireName(fault.aim().call()),
                    fault.aim().to(),
                    fault.remaining());
        }
    }
}
