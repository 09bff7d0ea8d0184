package dev.switchboard.simulator.numbers;

import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/** How the numbers and their account do. Everything is well until control says otherwise. */
@ApplicationScoped
public class Numbers {

    private final ConcurrentMap<String, NumberHealth> byId = new ConcurrentHashMap<>();
    private volatile AccountHealth account = AccountHealth.fresh();

    /** The number's health. */
    public NumberHealth health(String phoneNumberId) {
        return byId.computeIfAbsent(phoneNumberId, _ -> NumberHealth.fresh());
    }

    /** The account's health. */
    public AccountHealth account() {
        return account;
    }

    void change(String phoneNumberId, UnaryOperator<NumberHealth> change) {
        byId.put(phoneNumberId, change.apply(health(phoneNumberId)));
    }

    void change(AccountHealth next) {
        account = next;
    }

    void forget(@Observes Reset reset) {
        byId.clear();
        account = AccountHealth.fresh();
    }
}
