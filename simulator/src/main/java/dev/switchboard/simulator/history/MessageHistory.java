package dev.switchboard.simulator.history;

import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.webhooks.Delivery;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The latest sent messages, and each step that was told of them. */
@Singleton
public class MessageHistory {

    private static final int KEPT = 5_000;

    private final ConcurrentMap<String, Entry> byWamid = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Entry> byId = new ConcurrentHashMap<>();
    private final Queue<Entry> eldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** A message was accepted from that number. */
    public void accepted(String phoneNumberId, String wamid, Instant at) {
        var bits = UUID.nameUUIDFromBytes(wamid.getBytes(StandardCharsets.US_ASCII))
                .getMostSignificantBits();
        var id = Long.toString(1_000_000_000_000_000L + Math.floorMod(bits, 8_999_999_999_999_999L));
        var entry = new Entry(id, wamid, phoneNumberId, new CopyOnWriteArrayList<>());
        entry.steps().add(new Step("ACCEPTED", at, null));
        byWamid.put(wamid, entry);
        byId.put(id, entry);
        eldestFirst.add(entry);
        if (count.incrementAndGet() > KEPT) {
            forgetEldest();
        }
    }

    /** A status of the message was told. */
    public void told(String wamid, String status, Instant at, Delivery webhook) {
        var entry = byWamid.get(wamid);
        if (entry != null) {
            entry.steps().add(new Step(status, at, webhook));
        }
    }

    Optional<Entry> ofMessage(String phoneNumberId, String wamid) {
        return Optional.ofNullable(byWamid.get(wamid))
                .filter(entry -> entry.phoneNumberId().equals(phoneNumberId));
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private void forgetEldest() {
        var eldest = eldestFirst.poll();
        if (eldest != null) {
            count.decrementAndGet();
            byWamid.remove(eldest.wamid(), eldest);
            byId.remove(eldest.id(), eldest);
        }
    }

    void forget(@Observes Reset reset) {
        byWamid.clear();
        byId.clear();
        eldestFirst.clear();
        count.set(0);
    }

    /** One message; {@code steps} grows. */
    record Entry(String id, String wamid, String phoneNumberId, List<Step> steps) {}

    /** One step; {@code webhook} told it, null where none did. */
    record Step(String status, Instant at, @Nullable Delivery webhook) {}
}
