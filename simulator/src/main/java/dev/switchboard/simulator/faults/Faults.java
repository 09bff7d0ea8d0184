package dev.switchboard.simulator.faults;

import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.faults.Fault.Aim;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Fault.Words;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The faults that wait. The first that fits a call is spent on it. */
@Singleton
public class Faults {

    private final List<Fault> waiting = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    /** The fault that this call meets, if any. */
    public Optional<Fault> strike(Call call, @Nullable String phone, @Nullable String userId) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var struck = waiting.stream()
                .filter(fault -> fault.strikes(call, phone, userId))
                .findFirst();
        waiting.removeIf(fault -> fault.remaining() == 0);
        return struck;
    }

    Fault add(FaultKind kind, Aim aim, int count, Words words, Duration delay) {
        var fault = new Fault(lastId.incrementAndGet(), kind, aim, count, words, delay);
        waiting.add(fault);
        return fault;
    }

    List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    void clear() {
        waiting.clear();
    }

    void forget(@Observes Reset reset) {
        clear();
    }
}
