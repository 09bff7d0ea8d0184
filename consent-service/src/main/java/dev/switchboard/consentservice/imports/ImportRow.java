package dev.switchboard.consentservice.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list. Prints nothing of it.
 *
 * @param number line of data, from 1
 * @param waId phone; null where it is refused
 * @param reason why it is refused; null where it is not
 * @param withdrawn the line tells a stop and not a consent
 * @param occurredAt when, as the list says; null when it does not
 */
record ImportRow(
        long number,
        @Nullable String waId,
        @Nullable String reason,
        boolean withdrawn,
        @Nullable Instant occurredAt,
        @Nullable String locale) {

    static ImportRow refused(long number, String reason) {
        return new ImportRow(number, null, reason, false, null, null);
    }

    @Override
    public String toString() {
        return "ImportRow[" + number + "]";
    }
}
