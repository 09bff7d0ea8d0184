package dev.switchboard.simulator.numbers;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.webhooks.Envelope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Meta does to numbers. */
@Path("/_sim/numbers")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
class NumberControlResource {

    private static final List<String> QUALITIES = List.of("GREEN", "YELLOW", "RED", "NA");
    private static final List<String> THROUGHPUTS = List.of("STANDARD", "HIGH", "COEXISTENCE");
    private static final List<String> DECISIONS = List.of("APPROVED", "REJECTED", "DEFERRED", "PENDING");
    private static final List<String> STATUSES = List.of(
            "CONNECTED",
            "DISCONNECTED",
            "PENDING",
            "FLAGGED",
            "RESTRICTED",
            "RATE_LIMITED",
            "MIGRATED",
            "DELETED",
            "UNVERIFIED",
            "BANNED");
    private static final Pattern DIGITS = Pattern.compile("\\d{5,15}");

    private final AccountEvents events;
    private final BusinessNumbers numbers;
    private final Numbers health;
    private final Registrations registrations;
    private final Envelope envelope;

    NumberControlResource(
            AccountEvents events,
            BusinessNumbers numbers,
            Numbers health,
            Registrations registrations,
            Envelope envelope) {
        this.events = events;
        this.numbers = numbers;
        this.health = health;
        this.registrations = registrations;
        this.envelope = envelope;
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How a number stands, and the verification code that is on its way to it")
    public NumberState look(@PathParam("id") String id) {
        var number = find(id);
        return new NumberState(
                number.id(), health.health(id).status(), registrations.of(id).code());
    }

    @POST
    @Path("{id}")
    @Operation(
            summary =
                    "Changes a number: quality, status, throughput, verifiedName, testRecipients; what Meta tells of it is told")
    public void change(@PathParam("id") String id, @Nullable NumberChange change) {
        var number = find(id);
        if (change == null) {
            throw new InvalidControlInput("give quality, status, throughput, verifiedName or testRecipients");
        }
        if (change.quality() != null) {
            events.quality(number, oneOf(change.quality(), QUALITIES, "quality"));
        }
        if (change.status() != null) {
            events.status(number, oneOf(change.status(), STATUSES, "status"));
        }
        if (change.throughput() != null) {
            events.throughput(number, oneOf(change.throughput(), THROUGHPUTS, "throughput"));
        }
        if (change.verifiedName() != null) {
            var decision = change.nameDecision() == null ? "APPROVED" : change.nameDecision();
            events.name(number, change.verifiedName(), oneOf(decision, DECISIONS, "nameDecision"));
        }
        if (change.shownAs() != null) {
            envelope.showAs(number.id(), change.shownAs());
        }
        if (change.testRecipients() != null) {
            if (!change.testRecipients().stream()
                    .allMatch(phone -> DIGITS.matcher(phone).matches())) {
                throw new InvalidControlInput("testRecipients are phones, digits only");
            }
            health.makeTestNumber(number.id(), change.testRecipients());
        }
    }

    private BusinessNumber find(String id) {
        return numbers.find(id).orElseThrow(() -> new InvalidControlInput("the business has no number with that id"));
    }

    private static String oneOf(String given, List<String> words, String name) {
        if (!words.contains(given)) {
            throw new InvalidControlInput(name + " is one of " + String.join(", ", words));
        }
        return given;
    }

    /**
     * How a number stands.
     *
     * @param id phone-number id
     * @param status CONNECTED, or why it cannot send
     * @param verificationCode what was sent by SMS or voice, null for nothing
     */
    record NumberState(String id, String status, @Nullable String verificationCode) {}

    /**
     * What becomes of a number.
     *
     * @param quality GREEN, YELLOW, RED or NA
     * @param status CONNECTED, or why it cannot send
     * @param throughput STANDARD, HIGH (after a minute of 131057) or COEXISTENCE
     * @param verifiedName the name that was asked for
     * @param nameDecision APPROVED when left out
     * @param testRecipients makes it a test number, which writes to these phones only, as they are dialled
     * @param shownAs how webhooks write the number, such as +1 555-000-0001
     */
    record NumberChange(
            @Nullable String quality,
            @Nullable String status,
            @Nullable String throughput,
            @Nullable String verifiedName,
            @Nullable String nameDecision,
            @Nullable Set<String> testRecipients,
            @Nullable String shownAs) {}
}
