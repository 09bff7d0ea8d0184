package dev.switchboard.outboundsender.reach;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many people may be written to first in 24 hours.
 *
 * @param people none for no limit
 */
record Limit(@Nullable Integer people) {

    private static final Pattern TIER = Pattern.compile("TIER_(\\d{1,7})(K|M)?");
    private static final int THOUSAND = 1_000;

    /**
     * Reads Meta's word.
     *
     * @param tier TIER_250, TIER_2K, …, TIER_UNLIMITED; null when Meta told nothing
     * @param otherwise what counts where it says nothing
     */
    static Limit of(@Nullable String tier, int otherwise) {
        if (tier == null) {
            return new Limit(otherwise);
        }
        if (tier.equals("TIER_UNLIMITED")) {
            return new Limit(null);
        }
        var matcher = TIER.matcher(tier);
        if (!matcher.matches()) {
            return new Limit(otherwise);
        }
        var unit = matcher.group(2);
        var factor = unit == null ? 1L : unit.equals("K") ? THOUSAND : (long) THOUSAND * THOUSAND;
        return new Limit((int) Math.min(Integer.parseInt(matcher.group(1)) * factor, Integer.MAX_VALUE));
    }
}
