package dev.switchboard.simulator.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * A webhook before it is sent.
 *
 * @param body the bytes on the wire; they must not change any more
 * @param field what it is about; empty for whatever it is
 * @param phoneNumberId the one number it is about, null for the account or several numbers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Notification(
        byte[] body, String field, @Nullable String phoneNumberId) {

    /** Bytes that somebody else made up. */
    static Notification foreign(byte[] body) {
        return new Notification(body, "", null);
    }
}
