package dev.switchboard.simulator.numbers;

import java.time.Instant;

/**
 * How the account does; replaced whole.
 *
 * @param tier TIER_250, TIER_2K, TIER_10K, TIER_100K or TIER_UNLIMITED
 * @param locked whether nothing can be sent
 * @param paid whether its payment is in order
 * @param restrictedUntil until when it may not write first
 */
public record AccountHealth(String tier, boolean locked, boolean paid, Instant restrictedUntil) {

    /** In good health. */
    static AccountHealth fresh() {
        return new AccountHealth("TIER_2K", false, true, Instant.MIN);
    }

    /** Different people who may be written to first within 24 hours. */
    public int peoplePerDay() {
        return switch (tier) {
            case "TIER_50" -> 50;
            case "TIER_250" -> 250;
            case "TIER_2K" -> 2_000;
            case "TIER_10K" -> 10_000;
            case "TIER_100K" -> 100_000;
            default -> Integer.MAX_VALUE;
        };
    }
}
