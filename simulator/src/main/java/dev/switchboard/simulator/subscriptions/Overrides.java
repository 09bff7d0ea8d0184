package dev.switchboard.simulator.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Loopback;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.webhooks.Handshakes;
import dev.switchboard.simulator.webhooks.Subscriptions;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses that take the place of the app's own, asked before they are taken. Blocks while it asks. */
@Singleton
public class Overrides {

    private static final int LONGEST = 200;

    private final Handshakes handshakes;
    private final Subscriptions subscriptions;

    Overrides(Handshakes handshakes, Subscriptions subscriptions) {
        this.handshakes = handshakes;
        this.subscriptions = subscriptions;
    }

    /** Subscribes; what is given may hold another address, and when it does not, there is none any more. */
    void ofAccount(JsonNode given) {
        if (Params.given(given, "override_callback_uri") && !subscriptions.subscribed()) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    100,
                    "Before override the current callback uri, your app must be subscribed to receive messages for"
                            + " WhatsApp Business Account",
                    null));
        }
        subscriptions.subscribe(verified(given));
    }

    /** Another address for one number; an empty one takes it away. */
    public void ofNumber(String phoneNumberId, JsonNode given) {
        if (!given.path("override_callback_uri").isTextual()) {
            throw new GraphRefusal(GraphError.missing("webhook_configuration.override_callback_uri"));
        }
        subscriptions.override(phoneNumberId, verified(given));
    }

    private @Nullable URI verified(JsonNode given) {
        var text = given.path("override_callback_uri").asText();
        if (text.isEmpty()) {
            return null;
        }
        Params.atMost(text, LONGEST, "override_callback_uri");
        Params.link(given, "override_callback_uri", "override_callback_uri");
        var address = URI.create(text);
        if (!Loopback.holds(address)) {
            throw new GraphRefusal(GraphError.invalid(
                    "This is a stand-in for Meta on one machine: override_callback_uri must be a loopback address."));
        }
        var outcome = handshakes
                .with(address, Params.text(given, "verify_token", "verify_token"))
                .join();
        if (!outcome.verified()) {
            var why = outcome.status() == null
                    ? outcome.answer()
                    : "HTTP Status Code = " + outcome.status() + "; the answer was not the challenge";
            throw new GraphRefusal(GraphError.coded(
                    400, 2200, "Callback verification failed with the following errors: " + why, null));
        }
        return address;
    }
}
