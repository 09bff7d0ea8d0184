package dev.switchboard.simulator.numbers;

import java.time.Instant;

/**
 * How one number does; replaced whole.
 *
 * @param quality GREEN, YELLOW, RED or NA
 * @param status CONNECTED, or why it cannot send
 * @param verifiedName the name that customers see
 * @param nameStatus APPROVED, DECLINED, …
 * @param throughput STANDARD (80 messages a second), HIGH (1,000) or COEXISTENCE (20)
 * @param maintenanceUntil while its throughput is raised, it refuses everything
 */
public record NumberHealth(
        String quality,
        String status,
        String verifiedName,
        String nameStatus,
        String throughput,
        Instant maintenanceUntil) {

    /** In good health. */
    static NumberHealth fresh() {
        return new NumberHealth("GREEN", "CONNECTED", "Invented Shop", "APPROVED", "STANDARD", Instant.MIN);
    }

    /** Messages a second, both directions. */
    public int messagesPerSecond() {
        return switch (throughput) {
            case "HIGH" -> 1000;
            case "COEXISTENCE" -> 20;
            default -> 80;
        };
    }
}
