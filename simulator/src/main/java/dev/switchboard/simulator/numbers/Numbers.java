package dev.switchboard.simulator.numbers;

import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/** How the numbers and their account do. Everything is well until control says otherwise. */
@Singleton
public class Numbers {

    private final ConcurrentMap<String, NumberHealth> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> testRecipients = new ConcurrentHashMap<>();
    private volatile AccountHealth account = AccountHealth.fresh();

    /** The number's health. */
    public NumberHealth health(String phoneNumberId) {
        return byId.computeIfAbsent(phoneNumberId, _ -> NumberHealth.fresh());
    }

    /** The account's health. */
    public AccountHealth account() {
        return account;
    }

    /** Whether it is one of Meta's test numbers, which write to a few people only. */
    public boolean isForTests(String phoneNumberId) {
        return testRecipients.containsKey(phoneNumberId);
    }

    /** Whether the number may write to these digits: a test number's list is compared with what is dialled, sign by sign. */
    public boolean mayWriteTo(String phoneNumberId, String dialled) {
        var allowed = testRecipients.get(phoneNumberId);
        return allowed == null || allowed.contains(dialled);
    }

    /** Gives the number another status. */
    void become(String phoneNumberId, String status) {
        change(
                phoneNumberId,
                now -> new NumberHealth(
                        now.quality(),
                        status,
                        now.verifiedName(),
                        now.nameStatus(),
                        now.throughput(),
                        now.maintenanceUntil()));
    }

    void makeTestNumber(String phoneNumberId, Set<String> recipients) {
        testRecipients.put(phoneNumberId, Set.copyOf(recipients));
    }

    void change(String phoneNumberId, UnaryOperator<NumberHealth> change) {
        byId.put(phoneNumberId, change.apply(health(phoneNumberId)));
    }

    void change(AccountHealth next) {
        account = next;
    }

    void forget(@Observes Reset reset) {
        byId.clear();
        testRecipients.clear();
        account = AccountHealth.fresh();
    }
}
