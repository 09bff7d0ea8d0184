package dev.switchboard.simulator.limits;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.AcceptedMessage.Price;
import dev.switchboard.simulator.conversation.Chat;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The rules since October 2026: free after an advertisement, so many service messages a month free, all else billed. */
@Singleton
public class Prices {

    private final int free;
    private final ConcurrentMap<String, Integer> serviceMessages = new ConcurrentHashMap<>();

    Prices(SimulatorConfig config) {
        this.free = config.freeServiceMessages();
    }

    /** The price of one more message; {@code category} is the template's, null for a free-form message. */
    public Price of(Chat chat, @Nullable String category, Instant now) {
        if (chat.freeEntry(now)) {
            return new Price("free_entry_point", "referral_conversion");
        }
        if (category != null) {
            return new Price("regular", category.toLowerCase(Locale.ROOT));
        }
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        var sent = serviceMessages.merge(chat.phoneNumberId() + " " + month, 1, Integer::sum);
        return new Price(sent <= free ? "free_customer_service" : "regular", "service");
    }

    void forget(@Observes Reset reset) {
        serviceMessages.clear();
    }
}
