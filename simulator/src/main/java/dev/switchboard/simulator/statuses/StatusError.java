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

    /** The file could not be processed. */
    public static final StatusError BAD_MEDIA =
            new StatusError(131053, "Media upload error", "The file could not be processed as this type of message.");

    /** The file could not be processed, and this is why. */
    public static StatusError badMedia(String details) {
        return new StatusError(131053, "Media upload error", details);
    }

    /** WhatsApp finds that the customer has had enough marketing, from whomever. */
    public static final StatusError ENOUGH_MARKETING = new StatusError(
            131049,
            "This message was not delivered to maintain healthy ecosystem engagement.",
            "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.");

    /** The customer stopped marketing. */
    public static final StatusError STOPPED = new StatusError(
            131050, "Marketing message not delivered", "The recipient has stopped marketing messages from you.");

    /** Too many people were written to first. */
    public static final StatusError TOO_MANY_PEOPLE = new StatusError(
            131048, "Spam rate limit hit", "Message failed to send because the messaging limit is reached.");

    /** The account's payment is not in order. */
    public static final StatusError UNPAID =
            new StatusError(131042, "Business eligibility payment issue", "There is an error with the payment method.");

    /** Meta did not like how the template did. */
    public static final StatusError PACED =
            new StatusError(132015, "Template is Paused", "The message was held for quality assessment and dropped.");
}
