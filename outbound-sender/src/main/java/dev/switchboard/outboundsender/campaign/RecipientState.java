package dev.switchboard.outboundsender.campaign;

/** How far a row of the audience got; later steps stand further down, and a tick never goes up again. */
enum RecipientState {
    /** The row was refused; nobody is written to. */
    INVALID,
    /** Not released. */
    WAITING,
    /** Released; waits for its conversation, its turn, or the portfolio's room. */
    UNDER_WAY,
    /** Our own rules stopped it. */
    REFUSED,
    /** It may be out, and nobody can say. */
    UNKNOWN,
    /** Meta has it and keeps it until the template's quality is judged. */
    HELD,
    /** Meta has it. */
    ACCEPTED,
    /** Left for the phone. */
    SENT,
    /** Meta said no, at once or later. */
    FAILED,
    /** On the phone. */
    DELIVERED,
    /** Seen. */
    READ
}
