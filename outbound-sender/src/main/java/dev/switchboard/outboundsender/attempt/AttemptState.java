package dev.switchboard.outboundsender.attempt;

/** Where a message stands. Only READY and CALLING hold up later messages of the same conversation. */
public enum AttemptState {
    /** Waits to be handed to Meta. */
    READY,
    /** Somebody holds the lease and may be calling. Never goes back to READY but by an answer. */
    CALLING,
    /** Meta has it. */
    ACCEPTED,
    /** Our own rules stopped it. */
    REFUSED,
    /** Meta said no, or could not be reached for too long. */
    FAILED,
    /** It may be out, and nobody can say. Never called again; evidence settles it. */
    UNKNOWN;

    /** Whether no call can follow any more. */
    public boolean ended() {
        return this != READY && this != CALLING;
    }
}
