package dev.switchboard.outboundsender.pause;

import java.time.Instant;

/**
 * A pause that somebody should look at.
 *
 * @param scope phone-number id, or {@code *} for everything this sender sends
 * @param reason stable code, such as {@code meta_190} or {@code number_blocked}
 */
record ActivePause(String scope, Covers covers, String reason, Instant since) {

    /** Such as {@code "* since 2026-11-22T10:00:00Z meta_190"}. */
    String words() {
        return switch (covers) {
            case ALL -> "%s since %s %s".formatted(scope, since, reason);
            case INITIATED -> "%s but for answers since %s %s".formatted(scope, since, reason);
        };
    }
}
