package dev.switchboard.outboundsender.pause;

/** What a pause stops. */
public enum Covers {
    /** Everything, read marks too. */
    ALL,
    /** What we send without being asked: campaigns, and templates outside of an open window. Answers go on. */
    INITIATED
}
