package dev.switchboard.simulator.statuses;

/**
 * Why a message failed after it was accepted.
 *
 * @param code Meta's code
 * @param title short words, also sent as {@code message}
 * @param details {@code error_data.details}
 */
public record StatusError(int code, String title, String details) {

    /** The customer has not written to that number for 24 hours. */
    public static final StatusError WINDOW_CLOSED = new StatusError(
            131047,
            "Re-engagement message",
            "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");

    /** The phone could not be reached. */
    public static final StatusError UNDELIVERABLE =
            new StatusError(131026, "Message undeliverable", "Message undeliverable.");
}
