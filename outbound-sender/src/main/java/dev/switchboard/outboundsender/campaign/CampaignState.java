package dev.switchboard.outboundsender.campaign;

/** Where a campaign stands. */
enum CampaignState {
    /** Its audience is being put together. */
    DRAFT,
    /** Starts by itself at its time. */
    SCHEDULED,
    /** Messages are released. */
    RUNNING,
    /** Nothing is released, and what waits stays. */
    PAUSED,
    /** Nothing leaves any more. */
    CANCELLED,
    /** All were released and have ended. */
    DONE
}
