package dev.switchboard.outboundsender.attempt;

/** How urgent a message is. */
public enum Lane {
    /** Somebody waits for it. */
    LIVE(0),
    /** Part of something large; goes when nothing live can. */
    BULK(1);

    private final int rank;

    Lane(int rank) {
        this.rank = rank;
    }

    static Lane ofRank(int rank) {
        return rank == LIVE.rank ? LIVE : BULK;
    }

    /** Lower ranks are served first. */
    int rank() {
        return rank;
    }
}
