package dev.switchboard.simulator.groups;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.groups.Group.GroupWish;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/** The groups by id. */
@Singleton
public class Groups {

    private static final int MOST = 10_000;

    private final SimulatedClock clock;
    private final ConcurrentMap<String, Group> byId = new ConcurrentHashMap<>();

    Groups(SimulatedClock clock) {
        this.clock = clock;
    }

    /** The group with that id, while it is there. */
    public Optional<Group> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Group create(BusinessNumber number, GroupWish wish) {
        if (of(number.id()).size() >= MOST) {
            throw new GraphRefusal(GraphError.coded(
                    400, 131211, "Group creation limit reached", "A number has at most " + MOST + " groups."));
        }
        var digits = ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
        var name = "capi_group:" + number.displayPhoneNumber() + ":" + digits;
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
        var group = new Group(id, number.id(), clock.instant(), wish);
        byId.put(id, group);
        return group;
    }

    void remove(Group group) {
        byId.remove(group.id(), group);
    }

    List<Group> of(String phoneNumberId) {
        return byId.values().stream()
                .filter(group -> group.phoneNumberId().equals(phoneNumberId))
                .sorted(Comparator.comparing(Group::createdAt).thenComparing(Group::id))
                .toList();
    }

    List<Group> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Group::createdAt).thenComparing(Group::id))
                .toList();
    }

    void forget(@Observes Reset reset) {
        byId.clear();
    }
}
