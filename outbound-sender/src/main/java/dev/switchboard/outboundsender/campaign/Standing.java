package dev.switchboard.outboundsender.campaign;

/** How a message stands in the campaign that it is part of. */
public enum Standing {
    /** Nothing of the campaign is in its way. */
    GOES,
    /** The campaign pauses. */
    PAUSED,
    /** The campaign was cancelled. */
    CANCELLED,
    /** Its conversation has had its message of the campaign already. */
    REPEATED
}
