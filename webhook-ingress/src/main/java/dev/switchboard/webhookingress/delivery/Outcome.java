package dev.switchboard.webhookingress.delivery;

/** How one webhook ended. */
enum Outcome {
    /** Every event is stored. */
    STORED(200),
    /** The signature is missing, malformed or wrong. */
    UNSIGNED(401),
    /** The rest of the body did not come in time. */
    TIMED_OUT(408),
    /** The body is larger than the limit. */
    TOO_LARGE(413),
    /** Too many bytes are being taken already. */
    BUSY(503),
    /** Not every event could be stored. */
    UNAVAILABLE(503),
    /** The sender went away before the body was there; nobody is left to answer. */
    ABANDONED(400);

    private final int httpStatus;

    Outcome(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    int httpStatus() {
        return httpStatus;
    }
}
