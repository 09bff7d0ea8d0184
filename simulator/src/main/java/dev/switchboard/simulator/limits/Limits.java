package dev.switchboard.simulator.limits;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.numbers.Numbers;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A number's messages a second, a pair's one in six seconds with a burst of 45, and the people written to first within
 * 24 hours. Follows simulated time.
 */
@Singleton
public class Limits {

    private static final int PAIR_BURST = 45;
    private static final Duration PAIR_PACE = Duration.ofSeconds(6);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int PAIRS_KEPT = 100_000;

    private final Numbers numbers;
    private final SimulatedClock clock;
    private final boolean kept;
    private final ConcurrentMap<String, Bucket> throughput = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Bucket> pairs = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> writtenToFirst = new ConcurrentHashMap<>();

    Limits(Numbers numbers, SimulatedClock clock, SimulatorConfig config) {
        this.numbers = numbers;
        this.clock = clock;
        this.kept = config.limits();
    }

    /** Takes one message of the number's second and of the pair's pace; refuses when there is none left. */
    public void take(Chat chat) {
        if (!kept) {
            return;
        }
        takeOfNumber(chat.phoneNumberId());
        takeOfPair(chat);
    }

    /** Takes one message of the number's second only. */
    public void takeOfNumber(String phoneNumberId) {
        if (!kept) {
            return;
        }
        var now = clock.instant();
        var perSecond = numbers.health(phoneNumberId).messagesPerSecond();
        var ofNumber = throughput.computeIfAbsent(phoneNumberId, _ -> new Bucket(now, perSecond));
        if (!ofNumber.take(now, perSecond, Duration.ofSeconds(1).dividedBy(perSecond))) {
            throw new GraphRefusal(GraphError.coded(
                    429,
                    130429,
                    "Rate limit hit",
                    "Message failed to send because there were too many messages sent from this phone number in a"
                            + " short period of time."));
        }
    }

    private void takeOfPair(Chat chat) {
        var now = clock.instant();
        if (pairs.size() > PAIRS_KEPT) {
            pairs.clear();
        }
        var pair = chat.phoneNumberId() + " " + chat.customer().userId();
        if (!pairs.computeIfAbsent(pair, _ -> new Bucket(now, PAIR_BURST)).take(now, PAIR_BURST, PAIR_PACE)) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    131056,
                    "(Business Account, Consumer Account) pair rate limit hit",
                    "Too many messages sent from this phone number to the same recipient in a short period of time."));
        }
    }

    /** Whether the account may write first to this person now; remembers that it does. */
    public boolean mayWriteFirst(Chat chat) {
        if (!kept) {
            return true;
        }
        var now = clock.instant();
        var person = chat.customer().userId();
        var known = writtenToFirst.get(person);
        if (known != null && known.plus(DAY).isAfter(now)) {
            return true;
        }
        var most = numbers.account().peoplePerDay();
        if (writtenToFirst.size() >= most) {
            writtenToFirst.values().removeIf(at -> !at.plus(DAY).isAfter(now));
        }
        if (writtenToFirst.size() >= most) {
            return false;
        }
        writtenToFirst.put(person, now);
        return true;
    }

    void forget(@Observes Reset reset) {
        throughput.clear();
        pairs.clear();
        writtenToFirst.clear();
    }
}
