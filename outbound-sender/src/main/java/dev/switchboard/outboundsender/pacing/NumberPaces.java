package dev.switchboard.outboundsender.pacing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps each business number at the pace that Meta allows it, over all instances: a second of a number is cut into moments, an
 * instance takes them in blocks from the database, and each moment lets one message leave. Once all moments of a block have come the
 * next one is taken beside it, so that none is lost to an instance that looks less often than a block is long.
 */
@ApplicationScoped
public class NumberPaces {

    private final SlotLeases leases;
    private final Map<String, Deque<Block>> blocks = new HashMap<>();

    NumberPaces(SlotLeases leases) {
        this.leases = leases;
    }

    /** How many messages of a number may leave now. Takes a new block where the last one is used up; joins no transaction. */
    public synchronized int free(String phoneNumberId) throws SQLException {
        var held = blocksOf(phoneNumberId, System.nanoTime());
        if (held.isEmpty() || held.getLast().hasPassed(System.nanoTime())) {
            held.addLast(leases.take(phoneNumberId));
        }
        var now = System.nanoTime();
        return held.stream().mapToInt(block -> block.free(now)).sum();
    }

    /** Messages of a number are about to leave. */
    public synchronized void spend(String phoneNumberId, int messages) {
        var now = System.nanoTime();
        var left = messages;
        for (var block : blocks.getOrDefault(phoneNumberId, new ArrayDeque<>())) {
            var spent = Math.min(left, block.free(now));
            block.spend(spent);
            left -= spent;
        }
    }

    /** How long until a number may send again; zero when it may now, or may ask for more. */
    public synchronized Duration untilFree(String phoneNumberId) {
        var now = System.nanoTime();
        return blocksOf(phoneNumberId, now).stream()
                .map(block -> block.untilFree(now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Deque<Block> blocksOf(String phoneNumberId, long now) {
        var held = blocks.computeIfAbsent(phoneNumberId, _ -> new ArrayDeque<>());
        held.removeIf(block -> block.over(now));
        return held;
    }
}
