package dev.switchboard.messaging;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells trouble of the database or of Kafka, which passes, from trouble with a record, which stays. */
final class Dependencies {

    private static final Logger LOGGER = Logger.getLogger(Dependencies.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /**
     * SQLSTATE classes of trouble that passes: connection, resources, operator intervention (PostgreSQL, Appendix A),
     * transactions that lost against another one; and a door that is shut to every record alike: a password (28) or a
     * database name (3D) that does not fit.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58", "40", "28", "3D");

    /** No lock in time; a server that only reads, which is what a client meets that is still led to the former primary. */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006");

    private Dependencies() {}

    /** Whether the same call may succeed later though nothing about it changes. */
    static boolean away(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Repeats a call for as long as a dependency is away.
     *
     * @throws RuntimeException what the call threw for another reason
     */
    static <T> T patiently(String what, Callable<T> call) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.call();
            } catch (Exception e) {
                if (!away(e)) {
                    throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
                }
                LOGGER.warnf(
                        "waiting for a dependency what=%s cause=%s",
                        what, e.getClass().getSimpleName());
                sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_PAUSE) > 0) {
                    pause = LONGEST_PAUSE;
                }
            }
        }
    }

    /** Waits, and stops the caller when the application stops. */
    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> passes(sql.getSQLState(), sql.getMessage());
            case RecordTooLargeException _, RecordBatchTooLargeException _ -> false;
            case RetriableException _ -> true;
            case SocketException _ -> true;
            default -> false;
        };
    }

    private static boolean passes(@Nullable String state, @Nullable String message) {
        if (state == null) {
            return message != null && message.contains("cquisition timeout"); // Agroal names no state
        }
        return PASSING_CLASSES.contains(state.substring(0, 2)) || PASSING_STATES.contains(state);
    }
}
