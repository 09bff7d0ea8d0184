package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.outbound.Allowance;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why messages were let go, call by call. */
public record Allowances(Map<UUID, List<Allowance>> byMessage) {

    public Allowances {
        byMessage = Map.copyOf(byMessage);
    }

    /** Those of one message; none when it never was. */
    public List<Allowance> of(UUID messageId) {
        return byMessage.getOrDefault(messageId, List.of());
    }
}
