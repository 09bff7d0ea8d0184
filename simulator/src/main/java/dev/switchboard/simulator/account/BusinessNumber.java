package dev.switchboard.simulator.account;

/**
 * A number of the business.
 *
 * @param id phone-number id
 * @param displayPhoneNumber digits only, no {@code +}
 */
public record BusinessNumber(String id, String displayPhoneNumber) {}
