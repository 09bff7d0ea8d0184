package dev.switchboard.conversationservice.media;

import org.jspecify.annotations.Nullable;

/** An attempt to fetch a file ended without it. Says why, and nothing of the file. */
final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    FetchException(FailureReason reason) {
        this(reason, null);
    }

    FetchException(FailureReason reason, @Nullable Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
