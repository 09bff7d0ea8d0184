package dev.switchboard.simulator.door;

/**
 * The answer to a change.
 *
 * @param success always true: what cannot be done is refused
 */
public record Done(boolean success) {

    /** It is done. */
    public static Done done() {
        return new Done(true);
    }
}
