package dev.switchboard.simulator.control;

/** Control input that cannot be obeyed; the message tells the caller what would be right. */
public class InvalidControlInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message is sent to the caller as it is. */
    public InvalidControlInput(String message) {
        super(message);
    }
}
