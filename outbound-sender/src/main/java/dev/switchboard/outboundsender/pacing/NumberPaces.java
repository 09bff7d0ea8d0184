package dev.switchboard.outboundsender.pacing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps each business number at the pace that Meta allows it, over all instances: a second of a number is cut into moments, an
 * instance takes them in blocks from the database, and each moment lets one message leave.
 */
@ApplicationScoped
public class NumberPaces {

    private final SlotLeases leases;
    private final Map<String, Block> blocks = new HashMap<>();

    NumberPaces(SlotLeases leases) {
        this.leases = leases;
    }

    /** How many messages of a number may leave now. Takes a new block where the last one has passed; joins no transaction. */
    public synchronized int free(String phoneNumberId) throws SQLException {
        var block = blocks.get(phoneNumberId);
        if (block == null || block.passed(System.nanoTime())) {
            var next = leases.take(phoneNumberId);
            if (block != null) {
                next.add(block.left(System.nanoTime()));
            }
            blocks.put(phoneNumberId, next);
            block = next;
        }
        return block.free(System.nanoTime());
    }

    /** Messages of a number are about to leave. */
    public synchronized void spend(String phoneNumberId, int messages) {
        var block = blocks.get(phoneNumberId);
        if (block != null) {
            block.spend(messages);
        }
    }

    /** How long until a number may send again; zero when it may now, or may ask for more. */
    public synchronized Duration untilFree(String phoneNumberId) {
        var now = System.nanoTime();
        var block = blocks.get(phoneNumberId);
        return block == null || block.passed(now) ? Duration.ZERO : block.untilFree(now);
    }
}
