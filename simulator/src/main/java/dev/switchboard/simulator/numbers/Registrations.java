package dev.switchboard.simulator.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Registers numbers and takes them off, verifies them, keeps their PIN. From the start they are registered, without one. */
@Singleton
class Registrations {

    private static final Pattern PIN = Pattern.compile("\\d{6}");
    private static final int MOST_CHANGES = 10;
    private static final int MOST_GUESSES = 5;
    private static final Duration CLOSED = Duration.ofHours(1);

    private final Numbers numbers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;
    private final ConcurrentMap<String, Registration> byNumber = new ConcurrentHashMap<>();

    Registrations(Numbers numbers, Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.numbers = numbers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Where it stands. */
    Registration of(String phoneNumberId) {
        return byNumber.getOrDefault(phoneNumberId, Registration.fresh());
    }

    /** Registers it; its first PIN is the one that is given. */
    void register(BusinessNumber number, JsonNode given) {
        if (!given.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        var pin = pin(given);
        count(number);
        if (numbers.health(number.id()).status().equals("UNVERIFIED")) {
            throw refusal(133006, "Phone number needs to be verified before registering");
        }
        checkPin(number, pin);
        change(number, now -> now.withPin(pin));
        numbers.become(number.id(), "CONNECTED");
    }

    /** Takes it off: it can send no more. */
    void deregister(BusinessNumber number) {
        count(number);
        if (!numbers.health(number.id()).status().equals("CONNECTED")) {
            throw refusal(133010, "Phone number not registered");
        }
        numbers.become(number.id(), "DISCONNECTED");
    }

    /** Sends a code, which control shows. */
    void requestCode(BusinessNumber number, JsonNode given) {
        Params.oneOf(given, "code_method", "code_method", List.of("SMS", "VOICE"));
        Params.text(given, "language", "language");
        var code = "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        change(number, now -> now.withCode(code));
    }

    /** Verifies it with the code that was sent. */
    void verify(BusinessNumber number, JsonNode given) {
        var code = given.path("code").asText();
        if (code.isEmpty() || !code.equals(of(number.id()).code())) {
            throw new GraphRefusal(GraphError.invalid("Param code is not the code that was sent."));
        }
        change(number, now -> now.withCode(null));
        if (numbers.health(number.id()).status().equals("UNVERIFIED")) {
            numbers.become(number.id(), "DISCONNECTED");
        }
    }

    /** Sets the PIN; the account hears of it. */
    void setPin(BusinessNumber number, JsonNode given) {
        var pin = pin(given);
        change(number, now -> now.withPin(pin));
        deliveries.send(envelope.account(
                "security",
                clock.instant(),
                MetaJson.object()
                        .put("display_phone_number", number.displayPhoneNumber())
                        .put("event", "PIN_CHANGED")
                        .put("requester", "Invented Person")));
    }

    private static String pin(JsonNode given) {
        var pin = given.path("pin").asText();
        if (!PIN.matcher(pin).matches()) {
            throw new GraphRefusal(GraphError.invalid("Param pin must have 6 digits."));
        }
        return pin;
    }

    private void checkPin(BusinessNumber number, String pin) {
        var now = clock.instant();
        var registration = of(number.id());
        if (now.isBefore(registration.closedUntil())) {
            throw refusal(133008, "Too many two step verification PIN guesses");
        }
        if (registration.pin() != null && !registration.pin().equals(pin)) {
            var closed = registration.wrongPins() + 1 >= MOST_GUESSES ? now.plus(CLOSED) : Instant.MIN;
            change(number, then -> then.guessed(closed));
            throw refusal(133005, "Two step verification PIN mismatch");
        }
    }

    private void count(BusinessNumber number) {
        var now = clock.instant();
        if (of(number.id()).changesCount(now) >= MOST_CHANGES) {
            throw refusal(133016, "Account register/deregister rate limit exceeded");
        }
        change(number, then -> then.changed(now));
    }

    private void change(BusinessNumber number, UnaryOperator<Registration> change) {
        byNumber.compute(number.id(), (_, now) -> change.apply(now == null ? Registration.fresh() : now));
    }

    private static GraphRefusal refusal(int code, String title) {
        return new GraphRefusal(GraphError.coded(400, code, title, title + "."));
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
