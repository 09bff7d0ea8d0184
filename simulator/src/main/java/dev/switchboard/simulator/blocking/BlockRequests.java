package dev.switchboard.simulator.blocking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Blocks people and lets them in again, one by one: what goes wrong with one does not hold up the others. */
@Singleton
class BlockRequests {

    private static final int MOST = 1_000;
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Blocks blocks;
    private final Customers customers;
    private final SimulatedClock clock;

    BlockRequests(Blocks blocks, Customers customers, SimulatedClock clock) {
        this.blocks = blocks;
        this.customers = customers;
        this.clock = clock;
    }

    /** Only who wrote within the last day can be blocked. */
    Outcome block(BusinessNumber number, JsonNode given) {
        return each(number, given, chat -> {
            if (!chat.windowOpen(clock.instant())) {
                return new Failure(131047, "Re-engagement message", "The user has not messaged in the last 24 hours.");
            }
            if (blocks.full(number.id())) {
                return new Failure(139101, "Block list is full", "At most " + Blocks.MOST + " users can be blocked.");
            }
            blocks.add(chat);
            return null;
        });
    }

    Outcome unblock(BusinessNumber number, JsonNode given) {
        return each(
                number,
                given,
                chat -> blocks.remove(chat)
                        ? null
                        : new Failure(139100, "Failed to unblock the user", "The user is not blocked."));
    }

    private Outcome each(BusinessNumber number, JsonNode given, Function<Chat, @Nullable Failure> deed) {
        if (!given.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        var done = new ArrayList<User>();
        var failed = new ArrayList<FailedUser>();
        for (var user : Params.array(given, "block_users", "block_users", 1, MOST)) {
            var input = user.path(Params.given(user, "user_id") ? "user_id" : "user")
                    .asText();
            var chat = find(user).map(customer -> customer.chat(number.id()));
            var failure = chat.map(deed)
                    .orElseGet(() -> chat.isPresent()
                            ? null
                            : new Failure(131026, "Not a WhatsApp user", "The user is not known."));
            if (failure == null) {
                var customer = chat.orElseThrow().customer();
                done.add(new User(input, customer.phone(), customer.phone() == null ? customer.userId() : null));
            } else {
                failed.add(new FailedUser(input, List.of(failure)));
            }
        }
        return new Outcome(done, failed);
    }

    private Optional<Customer> find(JsonNode user) {
        if (Params.given(user, "user_id")) {
            return customers.withUserId(user.path("user_id").asText());
        }
        var digits =
                NO_DIGITS.matcher(Params.text(user, "block_users.user", "user")).replaceAll("");
        return customers.find(customers.waId(digits));
    }

    /** Who it was done to, and who not. */
    record Outcome(List<User> done, List<FailedUser> failed) {}

    /** Somebody, as named in the call and as known to WhatsApp. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record User(
            String input,
            @JsonProperty("wa_id") @Nullable String waId,
            @JsonProperty("user_id") @Nullable String userId) {}

    /** Somebody to whom it could not be done. */
    record FailedUser(String input, List<Failure> errors) {}

    /** Why not. */
    record Failure(int code, String title, String message) {}
}
