package dev.switchboard.conversationservice.media;

import java.util.Locale;

/** Why a file could not be fetched. The names are part of the API and of the events, in lower case. */
enum FailureReason {
    /** Meta's API gave no answer, or none that helps. */
    GRAPH_UNAVAILABLE(Integer.MAX_VALUE),
    /** Meta does not take our token. */
    TOKEN_REFUSED(Integer.MAX_VALUE),
    /** Meta has no such file, or we may not see it; said more than once, since a file may be told of before it can be had. */
    GONE(3),
    /** The address has died; the next attempt asks for another. */
    LINK_EXPIRED(Integer.MAX_VALUE),
    /** The address is on a host that may not have our token. */
    HOST_NOT_ALLOWED(Integer.MAX_VALUE),
    /** The address leads elsewhere, where our token does not go. */
    REDIRECTED(Integer.MAX_VALUE),
    /** The bytes did not come, or not all. */
    DOWNLOAD_FAILED(Integer.MAX_VALUE),
    /** The bytes came too slowly. */
    TIMED_OUT(Integer.MAX_VALUE),
    /** The file is larger than its kind may be. */
    TOO_LARGE(1),
    /** The bytes are not those that Meta told of. */
    HASH_MISMATCH(3),
    /** A picture, film, sound or sticker that is none. */
    TYPE_MISMATCH(1),
    /** The object store did not take it. */
    STORE_UNAVAILABLE(Integer.MAX_VALUE),
    /** Meta keeps the file no longer. */
    EXPIRED(1),
    /** Something of ours broke. */
    INTERNAL(Integer.MAX_VALUE);

    private final int tries;

    FailureReason(int tries) {
        this.tries = tries;
    }

    /** Whether a failure of this attempt is the last. */
    boolean finalAfter(int attempts) {
        return attempts >= tries;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
