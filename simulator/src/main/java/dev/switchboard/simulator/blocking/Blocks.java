package dev.switchboard.simulator.blocking;

import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.conversation.Customer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The list of each number. */
@Singleton
public class Blocks {

    /** As many as a list can hold. */
    static final int MOST = 64_000;

    private final ConcurrentMap<String, ConcurrentMap<String, Customer>> byNumber = new ConcurrentHashMap<>();

    /** Whether number and customer hear nothing of each other. */
    public boolean hold(Chat chat) {
        var list = byNumber.get(chat.phoneNumberId());
        return list != null && list.containsKey(chat.customer().userId());
    }

    /** Whether the list is full. */
    boolean full(String phoneNumberId) {
        return list(phoneNumberId).size() >= MOST;
    }

    void add(Chat chat) {
        list(chat.phoneNumberId()).put(chat.customer().userId(), chat.customer());
    }

    boolean remove(Chat chat) {
        return list(chat.phoneNumberId()).remove(chat.customer().userId()) != null;
    }

    List<Customer> of(String phoneNumberId) {
        return List.copyOf(list(phoneNumberId).values());
    }

    private ConcurrentMap<String, Customer> list(String phoneNumberId) {
        return byNumber.computeIfAbsent(phoneNumberId, _ -> new ConcurrentSkipListMap<>());
    }

    void forget(@Observes Reset reset) {
        byNumber.clear();
    }
}
