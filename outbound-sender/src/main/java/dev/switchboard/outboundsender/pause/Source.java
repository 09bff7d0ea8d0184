package dev.switchboard.outboundsender.pause;

/** Who told of a pause. Each source ends its own pauses only. */
public enum Source {
    /** The answer of a call, or a status: it is tried again after a while. */
    ANSWER,
    /** The number's health, as the mirror has it. */
    NUMBER,
    /** A webhook about the account. */
    ACCOUNT
}
