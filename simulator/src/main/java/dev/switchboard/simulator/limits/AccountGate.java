package dev.switchboard.simulator.limits;

import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.AcceptedMessage.Address;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.numbers.Numbers;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether account and number may send at all. */
@Singleton
public class AccountGate {

    private static final Set<String> GONE = Set.of("DISCONNECTED", "PENDING", "DELETED", "UNVERIFIED", "MIGRATED");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Numbers numbers;
    private final SimulatedClock clock;

    AccountGate(Numbers numbers, SimulatedClock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Refuses what a locked, restricted or unregistered sender may not do. */
    public void check(Chat chat, Address address) {
        var now = clock.instant();
        checkNumber(chat.phoneNumberId());
        if (!numbers.mayWriteTo(chat.phoneNumberId(), dialled(chat, address))) {
            throw refusal(
                    400,
                    131030,
                    "Recipient phone number not in allowed list",
                    "Add it to the list of the test number.");
        }
        if (now.isBefore(numbers.account().restrictedUntil()) && !chat.windowOpen(now)) {
            throw refusal(403, 368, "Temporarily blocked for policies violations", "It may not write first.");
        }
    }

    /** Refuses what a locked or unregistered sender may not do to anybody. */
    public void checkNumber(String phoneNumberId) {
        var now = clock.instant();
        var number = numbers.health(phoneNumberId);
        if (numbers.account().locked() || number.status().equals("BANNED")) {
            throw refusal(
                    403, 131031, "Account has been locked", "The account has been locked for a policy violation.");
        }
        if (GONE.contains(number.status())) {
            throw refusal(400, 133010, "Phone number not registered", "The number is not registered.");
        }
        if (now.isBefore(number.maintenanceUntil())) {
            throw refusal(500, 131057, "Account in maintenance mode", "The throughput of the number is being raised.");
        }
    }

    /** The digits as they were given, or the phone of somebody who is written to by business-scoped id. */
    private static String dialled(Chat chat, Address address) {
        return address.phone() == null
                ? String.valueOf(chat.customer().phone())
                : NO_DIGITS.matcher(address.input()).replaceAll("");
    }

    private static GraphRefusal refusal(int status, int code, String title, String details) {
        return new GraphRefusal(GraphError.coded(status, code, title, details));
    }
}
