package dev.switchboard.simulator.conversation;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every message of every thread by its wamid, the latest so many. Adding one costs the same however many there are. */
@Singleton
public class Messages {

    private final int kept;
    private final SimulatedClock clock;
    private final ConcurrentMap<String, ChatLine> byWamid = new ConcurrentHashMap<>();
    private final Queue<ChatLine> eldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Messages(SimulatorConfig config, SimulatedClock clock) {
        this.kept = config.keptMessages();
        this.clock = clock;
    }

    /** Puts a message at the end of its thread. */
    public void add(ChatLine line) {
        line.chat().add(line, clock.instant());
        byWamid.put(line.wamid(), line);
        eldestFirst.add(line);
        if (count.incrementAndGet() > kept) {
            forgetEldest();
        }
    }

    /** The message with that id, if it is still remembered. */
    public Optional<ChatLine> find(String wamid) {
        return Optional.ofNullable(byWamid.get(wamid));
    }

    /** What Meta accepted from the business, newest last. */
    public Stream<AcceptedMessage> accepted() {
        return eldestFirst.stream().filter(AcceptedMessage.class::isInstance).map(AcceptedMessage.class::cast);
    }

    private void forgetEldest() {
        var eldest = eldestFirst.poll();
        if (eldest != null) {
            count.decrementAndGet();
            byWamid.remove(eldest.wamid(), eldest);
            eldest.chat().drop(eldest);
        }
    }

    void forget(@Observes Reset reset) {
        byWamid.clear();
        eldestFirst.clear();
        count.set(0);
    }
}
