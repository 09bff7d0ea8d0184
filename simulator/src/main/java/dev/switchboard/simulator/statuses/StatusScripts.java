package dev.switchboard.simulator.statuses;

import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Customer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which script is played for whom: a customer's own, else the one for everybody. */
@Singleton
public class StatusScripts {

    private final ConcurrentMap<String, StatusScript> byCustomer = new ConcurrentHashMap<>();
    private volatile StatusScript everybody = StatusScript.NORMAL;

    /** The script for a message to that customer. */
    public StatusScript scriptFor(Customer customer) {
        if (byCustomer.isEmpty()) {
            return everybody;
        }
        var own = byCustomer.get(customer.id());
        return own == null ? byCustomer.getOrDefault(customer.userId(), everybody) : own;
    }

    StatusScript everybody() {
        return everybody;
    }

    Map<String, StatusScript> byCustomer() {
        return new TreeMap<>(byCustomer);
    }

    void play(StatusScript script) {
        everybody = script;
    }

    void play(StatusScript script, String customerId) {
        byCustomer.put(customerId, script);
    }

    void clear() {
        everybody = StatusScript.NORMAL;
        byCustomer.clear();
    }

    void forget(@Observes Reset reset) {
        clear();
    }
}
