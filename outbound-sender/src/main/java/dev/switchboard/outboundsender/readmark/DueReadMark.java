package dev.switchboard.outboundsender.readmark;

import java.time.Duration;
import java.time.Instant;

/**
 * A read mark whose turn it is, leased.
 *
 * @param version counts the wishes of its conversation
 * @param tries calls made, with the one that is due
 */
record DueReadMark(NewReadMark mark, int version, int tries) {

    /** As long as Meta shows the bubble. */
    private static final Duration BUBBLE = Duration.ofSeconds(25);

    /** Whether the bubble still means something. */
    boolean typing(Instant now) {
        return mark.typingSince() != null && now.isBefore(mark.typingSince().plus(BUBBLE));
    }
}
