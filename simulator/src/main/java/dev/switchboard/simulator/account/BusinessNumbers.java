package dev.switchboard.simulator.account;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The business's numbers by phone-number id. */
@Singleton
public class BusinessNumbers {

    private final Map<String, BusinessNumber> byId = new LinkedHashMap<>();

    BusinessNumbers(SimulatorConfig config) {
        config.numbers()
                .forEach(number -> byId.put(number.id(), new BusinessNumber(number.id(), number.displayPhoneNumber())));
    }

    /** The number with that id, if the business has it. */
    public Optional<BusinessNumber> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The number used when none is named: the first configured one. */
    public BusinessNumber first() {
        return byId.values().iterator().next();
    }

    /** All numbers, in configured order. */
    public Iterable<BusinessNumber> all() {
        return byId.values();
    }
}
