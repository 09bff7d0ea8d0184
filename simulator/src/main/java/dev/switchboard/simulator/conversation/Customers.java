package dev.switchboard.simulator.conversation;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.control.CustomerIds;
import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everybody who wrote or was written to, by phone and by business-scoped id. The eldest are forgotten first. */
@Singleton
public class Customers {

    private final int kept;
    private final ConcurrentMap<String, Customer> byPhone = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Customer> byUserId = new ConcurrentHashMap<>();
    private final Queue<Customer> eldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Customers(SimulatorConfig config) {
        this.kept = config.keptCustomers();
    }

    /** The person with that phone (digits), met now if never before. */
    public Customer withPhone(String phone) {
        var known = byPhone.get(phone);
        return known == null ? meet(phone) : known;
    }

    /** WhatsApp's id for dialled digits: those of somebody known, else what WhatsApp makes of them. */
    public String waId(String dialled) {
        return byPhone.containsKey(dialled) ? dialled : WaIds.canonical(dialled);
    }

    /** The person has another phone now; a new business-scoped id comes with it. The old phone is nobody's. */
    public Customer changePhone(Customer old, String phone, @Nullable String userId) {
        byUserId.remove(old.userId(), old);
        Optional.ofNullable(old.phone()).ifPresent(gone -> byPhone.remove(gone, old));
        if (eldestFirst.remove(old)) {
            count.decrementAndGet();
        }
        var renewed = meetOrFind(phone, userId);
        renewed.introduce(old.name(), old.username(), old.visiblePhone() == null);
        return renewed;
    }

    /** The person with that business-scoped id, if any was seen. */
    public Optional<Customer> withUserId(String userId) {
        return Optional.ofNullable(byUserId.get(userId));
    }

    /** The person whom a control path names: digits of a phone, or a business-scoped id. */
    public Optional<Customer> find(String id) {
        return Optional.ofNullable(CustomerIds.isUserId(id) ? byUserId.get(id) : byPhone.get(id));
    }

    /** Like {@link #find}, met now if never before; a {@code userId} given replaces the one that the person had. */
    public Customer meetOrFind(String id, @Nullable String userId) {
        var customer = CustomerIds.isUserId(id) ? withUserIdOnly(id) : withPhone(id);
        if (userId != null && !userId.equals(customer.userId())) {
            byUserId.remove(customer.userId(), customer);
            customer.identify(userId);
            byUserId.put(userId, customer);
        }
        return customer;
    }

    /** All of them, eldest first. */
    public Collection<Customer> all() {
        return eldestFirst;
    }

    private Customer meet(String phone) {
        var stranger = new Customer(phone, UserIds.forPhone(phone), nameFor(phone));
        var sooner = byPhone.putIfAbsent(phone, stranger);
        if (sooner != null) {
            return sooner;
        }
        byUserId.put(stranger.userId(), stranger);
        remember(stranger);
        return stranger;
    }

    private Customer withUserIdOnly(String userId) {
        var stranger = new Customer(null, userId, nameFor(userId));
        var sooner = byUserId.putIfAbsent(userId, stranger);
        if (sooner != null) {
            return sooner;
        }
        remember(stranger);
        return stranger;
    }

    private void remember(Customer customer) {
        eldestFirst.add(customer);
        if (count.incrementAndGet() > kept) {
            forgetEldest();
        }
    }

    private void forgetEldest() {
        var eldest = eldestFirst.poll();
        if (eldest != null) {
            count.decrementAndGet();
            byUserId.remove(eldest.userId(), eldest);
            Optional.ofNullable(eldest.phone()).ifPresent(phone -> byPhone.remove(phone, eldest));
        }
    }

    void forget(@Observes Reset reset) {
        byPhone.clear();
        byUserId.clear();
        eldestFirst.clear();
        count.set(0);
    }

    private static String nameFor(String id) {
        return "Customer " + id.substring(Math.max(0, id.length() - 4));
    }
}
