package dev.switchboard.simulator.profile;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * The usernames of the business's numbers. Meta's page names the codes 147001 to 147005 and says what some of them mean;
 * which characters a name may have is our guess.
 */
@Singleton
public class Usernames {

    private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9](?:[a-z0-9._]{1,33})[a-z0-9]");
    private static final Set<String> TAKEN = Set.of("whatsapp", "meta", "facebook", "instagram");

    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;
    private final ConcurrentMap<String, String> byNumber = new ConcurrentHashMap<>();

    Usernames(Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** The number's username, if it has one. */
    public Optional<String> of(String phoneNumberId) {
        return Optional.ofNullable(byNumber.get(phoneNumberId));
    }

    /** Takes a name; from another number of the business only with {@code transfer}. */
    void take(BusinessNumber number, String wanted, boolean transfer) {
        var name = wanted.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw refusal(147001, "Username is not valid");
        }
        if (TAKEN.contains(name)) {
            throw refusal(147002, "Username is not available");
        }
        for (var other : Map.copyOf(byNumber).entrySet()) {
            if (other.getValue().equals(name) && !other.getKey().equals(number.id())) {
                if (!transfer) {
                    throw refusal(147005, "Username belongs to another number of the business: use force_transfer");
                }
                byNumber.remove(other.getKey(), name);
            }
        }
        byNumber.put(number.id(), name);
        tell(number, name, "approved");
    }

    /** Gives the name up; false when there is none. */
    boolean giveUp(BusinessNumber number) {
        var name = byNumber.remove(number.id());
        if (name == null) {
            return false;
        }
        tell(number, name, "deleted");
        return true;
    }

    /** Names that nobody has. */
    List<String> suggestions(BusinessNumber number) {
        var digits = number.displayPhoneNumber()
                .substring(number.displayPhoneNumber().length() - 4);
        return List.of("invented.shop", "invented_shop", "inventedshop" + digits).stream()
                .filter(name -> !byNumber.containsValue(name))
                .toList();
    }

    private void tell(BusinessNumber number, String name, String status) {
        deliveries.send(envelope.account(
                "business_username_update",
                clock.instant(),
                MetaJson.object()
                        .put("display_phone_number", number.displayPhoneNumber())
                        .put("username", name)
                        .put("status", status)));
    }

    private static GraphRefusal refusal(int code, String title) {
        return new GraphRefusal(GraphError.coded(400, code, title, title + "."));
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
