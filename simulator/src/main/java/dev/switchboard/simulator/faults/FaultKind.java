package dev.switchboard.simulator.faults;

import java.util.Locale;
import java.util.Optional;

/** What can go wrong on request. */
public enum FaultKind {
    /** Meta's error JSON with the given HTTP status and code. */
    HTTP_ERROR,
    /** 401 with code 190, subcode 463. */
    TOKEN_EXPIRED,
    /** 429 with code 130429: the number sends too fast. */
    RATE_LIMITED,
    /** 400 with code 131056: too fast to one customer. */
    PAIR_RATE_LIMITED,
    /** 400 with code 131047 at once, though the window may be open. */
    WINDOW_CLOSED,
    /** Accepted, and failed with 131047 afterwards, though the window may be open. */
    WINDOW_CLOSED_LATER,
    /** Accepted, and failed afterwards with the given code. */
    FAILS_LATER,
    /** A 502 with a page instead of JSON. */
    HTML_502,
    /** The connection breaks before anything is accepted. */
    RESET_BEFORE_ACCEPTING,
    /** Accepted, then the connection breaks without an answer. */
    RESET_AFTER_ACCEPTING,
    /** Accepted, then silence for the given delay, then the connection breaks. */
    TIMEOUT_AFTER_ACCEPTING,
    /** Accepted, and the answer trickles out over the given delay. */
    SLOW_BODY,
    /** A download that promises more bytes than it sends. */
    TRUNCATED_BODY,
    /** A download with a byte that is not the sender's. */
    CORRUPTED_BODY,
    /** A download that calls itself {@code application/octet-stream}. */
    WRONG_CONTENT_TYPE,
    /** A download that is sent on to a foreign host. */
    REDIRECTED;

    /** Whether only a download can go wrong like this. */
    boolean ofDownloadsOnly() {
        return compareTo(TRUNCATED_BODY) >= 0;
    }

    /** The name in control input, such as {@code slow-body}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> named(String wireName) {
        for (var kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
