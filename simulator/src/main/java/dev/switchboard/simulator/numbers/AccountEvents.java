package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Changes how numbers and account do, and tells the business as Meta tells it. */
@Singleton
class AccountEvents {

    private static final Duration MAINTENANCE = Duration.ofMinutes(1);

    private final Numbers numbers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    AccountEvents(Numbers numbers, Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.numbers = numbers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Quality is told with the words that older accounts still hear; there is no other webhook for it. */
    void quality(BusinessNumber number, String quality) {
        numbers.change(
                number.id(),
                now -> new NumberHealth(
                        quality,
                        now.status(),
                        now.verifiedName(),
                        now.nameStatus(),
                        now.throughput(),
                        now.maintenanceUntil()));
        tellQuality(number, quality.equals("RED") ? "FLAGGED" : "UNFLAGGED");
    }

    /** A status is not told at all: it is seen when the number is asked for. */
    void status(BusinessNumber number, String status) {
        numbers.become(number.id(), status);
    }

    /** A raise takes a minute, in which nothing can be sent. */
    void throughput(BusinessNumber number, String throughput) {
        var until = throughput.equals("HIGH") ? clock.instant().plus(MAINTENANCE) : Instant.MIN;
        numbers.change(
                number.id(),
                now -> new NumberHealth(
                        now.quality(), now.status(), now.verifiedName(), now.nameStatus(), throughput, until));
        if (throughput.equals("HIGH")) {
            tellQuality(number, "THROUGHPUT_UPGRADE");
        }
    }

    void name(BusinessNumber number, String name, String decision) {
        var taken = decision.equals("APPROVED");
        numbers.change(
                number.id(),
                now -> new NumberHealth(
                        now.quality(),
                        now.status(),
                        taken ? name : now.verifiedName(),
                        taken ? "APPROVED" : "DECLINED",
                        now.throughput(),
                        now.maintenanceUntil()));
        var value = about(number).put("decision", decision).put("requested_verified_name", name);
        value.put("rejection_reason", taken ? null : "NAME_NOT_CONSISTENT");
        tell("phone_number_name_update", value);
    }

    void tier(String tier) {
        var now = numbers.account();
        var next = new AccountHealth(tier, now.locked(), now.paid(), now.restrictedUntil());
        numbers.change(next);
        var most = next.peoplePerDay();
        tell(
                "business_capability_update",
                MetaJson.object()
                        .put("max_daily_conversations_per_business", most == Integer.MAX_VALUE ? -1 : most)
                        .put("max_phone_numbers_per_business", 20)
                        .put("max_phone_numbers_per_waba", 20));
    }

    void locked(boolean locked) {
        var now = numbers.account();
        numbers.change(new AccountHealth(now.tier(), locked, now.paid(), now.restrictedUntil()));
        var value = MetaJson.object().put("event", "DISABLED_UPDATE");
        value.putObject("ban_info")
                .put("waba_ban_state", locked ? "DISABLE" : "REINSTATE")
                .put("waba_ban_date", clock.instant().toString());
        tell("account_update", value);
    }

    void restricted(Duration time) {
        var now = numbers.account();
        var until = clock.instant().plus(time);
        numbers.change(new AccountHealth(now.tier(), now.locked(), now.paid(), until));
        var value = MetaJson.object().put("event", "ACCOUNT_RESTRICTION");
        value.putArray("restriction_info")
                .addObject()
                .put("restriction_type", "RESTRICTED_BIZ_INITIATED_MESSAGING")
                .put("expiration", until.getEpochSecond());
        tell("account_update", value);
    }

    /** Not told: the next messages fail with 131042. */
    void paid(boolean paid) {
        var now = numbers.account();
        numbers.change(new AccountHealth(now.tier(), now.locked(), paid, now.restrictedUntil()));
    }

    /** Tells whatever there is to tell, and changes nothing. */
    void tell(String field, ObjectNode value) {
        deliveries.send(envelope.account(field, clock.instant(), value));
    }

    private void tellQuality(BusinessNumber number, String event) {
        tell(
                "phone_number_quality_update",
                about(number)
                        .put("event", event)
                        .put(
                                "max_daily_conversations_per_business",
                                numbers.account().tier()));
    }

    private static ObjectNode about(BusinessNumber number) {
        return MetaJson.object().put("display_phone_number", number.displayPhoneNumber());
    }
}
