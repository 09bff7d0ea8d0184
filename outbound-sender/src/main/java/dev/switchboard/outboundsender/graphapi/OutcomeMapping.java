package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.errors.ErrorCatalogue;
import dev.switchboard.cloudapi.graph.GraphAnswer;
import dev.switchboard.cloudapi.graph.GraphError;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Accepted;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.NotSent;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Rejected;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Throttled;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Unknown;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Maps whatever comes back from a call, or does not, to an outcome. Meta's code decides before the HTTP status does; where
 * neither proves that the message stayed behind, the outcome is unknown.
 */
final class OutcomeMapping {

    /** Stands where Meta gave no code, because Meta gave no answer. */
    static final int NO_CODE = -1;

    /** Meta did something that has no id: right for a read mark, and for a message no answer to trust. */
    static final SendOutcome DONE = new Unknown("answer_without_id");

    /** While Meta upgrades a number, 1 to 5 minutes. */
    private static final Duration MAINTENANCE = Duration.ofMinutes(1);

    private static final int NUMBER_IN_MAINTENANCE = 131057;
    private static final int INVALID_PARAMETER = 100;

    /** Below are codes of their own, and subcodes of other troubles. */
    private static final int FIRST_SUBCODE = 1_000_000;

    private static final Pattern PERSONAL =
            Pattern.compile("wamid\\.\\S+|\\+?\\d[\\d ()-]{5,}\\d|\\b[A-Z]{2}\\.\\d{6,}");

    private OutcomeMapping() {}

    /** The outcome of a call that was answered. */
    static SendOutcome ofAnswer(int httpStatus, byte[] body, @Nullable Duration retryAfter) {
        return switch (GraphAnswer.read(httpStatus, body)) {
            case GraphAnswer.Accepted accepted ->
                new Accepted(accepted.messageId(), SendOutcome.HELD.equals(accepted.messageStatus()));
            case GraphAnswer.Stored(String mediaId) -> new Accepted(mediaId);
            case GraphAnswer.Done _ -> DONE;
            case GraphAnswer.Refused(int status, GraphError error) -> ofError(status, error, retryAfter);
            case GraphAnswer.Unreadable(int status) -> ofUnreadable(status, retryAfter);
        };
    }

    /** The outcome of a call that broke. Only what happens before a request is written proves that nothing was sent. */
    static SendOutcome ofFailure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return notSent("host_unknown", "Meta's address could not be resolved.");
                }
                case ConnectException _ -> {
                    return notSent("connect_failed", "Meta could not be reached.");
                }
                case NoRouteToHostException _ -> {
                    return notSent("connect_failed", "Meta could not be reached.");
                }
                case SSLHandshakeException _ -> {
                    return notSent("tls_failed", "No secure connection to Meta could be made.");
                }
                case TimeoutException _ -> {
                    return new Unknown("timeout");
                }
                default -> {
                    // Look at what caused it.
                }
            }
        }
        return new Unknown("connection_lost");
    }

    /** The outcome of a call that was answered in a way that broke its reader. */
    static SendOutcome ofBrokenAnswer(Throwable broken) {
        return new Unknown("answer_unreadable");
    }

    /** The outcome of a call that was never made, because there is no way to write the message for Meta. */
    static SendOutcome ofUnsendable(IllegalArgumentException why) {
        return new Rejected(
                new MetaError(NO_CODE, "Not sendable", "The message cannot be written for Meta.", why.getMessage()));
    }

    private static SendOutcome ofError(int httpStatus, GraphError error, @Nullable Duration retryAfter) {
        var entry = entry(error);
        if (entry == null) {
            return ofUnlisted(httpStatus, error, retryAfter);
        }
        if (entry.code() != error.code()) {
            return new Rejected(describe(error, entry));
        }
        var described = describe(error, entry);
        return switch (entry.treatment()) {
            case RETRY -> new NotSent("meta_" + error.code(), described);
            case SLOW_RECIPIENT -> new Throttled(Scope.CONVERSATION, error.code(), retryAfter);
            case SLOW_NUMBER ->
                new Throttled(
                        Scope.NUMBER, error.code(), error.code() == NUMBER_IN_MAINTENANCE ? MAINTENANCE : retryAfter);
            case SLOW_ACCOUNT -> new Throttled(Scope.SENDER, error.code(), retryAfter);
            case PAUSE_INITIATED -> new Barred(Scope.INITIATED, described);
            case PAUSE_NUMBER -> new Barred(Scope.NUMBER, described);
            case PAUSE_ACCOUNT -> new Barred(Scope.SENDER, described);
            case AMBIGUOUS -> new Unknown("meta_" + error.code());
            case DROP, STOP_RECIPIENT, FIX -> new Rejected(described);
        };
    }

    /** About templates Meta says no more than "invalid parameter", and what is wrong by the subcode. */
    private static ErrorCatalogue.@Nullable Entry entry(GraphError error) {
        var subcode = error.subcode();
        var bySubcode = error.code() == INVALID_PARAMETER && subcode != null && subcode >= FIRST_SUBCODE
                ? ErrorCatalogue.find(subcode)
                : Optional.<ErrorCatalogue.Entry>empty();
        return bySubcode.or(() -> ErrorCatalogue.find(error.code())).orElse(null);
    }

    private static SendOutcome ofUnlisted(int httpStatus, GraphError error, @Nullable Duration retryAfter) {
        if (httpStatus == 429) {
            return new Throttled(Scope.NUMBER, error.code(), retryAfter);
        }
        if (httpStatus == 401) {
            return new Barred(Scope.SENDER, describe(error, "Not authorised", "Meta does not let us in."));
        }
        if (httpStatus / 100 != 4) {
            return new Unknown("meta_" + error.code());
        }
        var described =
                describe(error, "Refused by Meta", "Meta refused the message and gives its reason in the details.");
        return error.isTransient() ? new NotSent("meta_" + error.code(), described) : new Rejected(described);
    }

    /** Somebody between us and Meta answered. A 3xx or 4xx from there says that nobody took the request. */
    private static SendOutcome ofUnreadable(int httpStatus, @Nullable Duration retryAfter) {
        if (httpStatus == 429) {
            return new Throttled(Scope.NUMBER, NO_CODE, retryAfter);
        }
        return switch (httpStatus / 100) {
            case 3, 4 -> notSent("http_" + httpStatus, "Something on the way to Meta turned the message back.");
            default -> new Unknown("http_" + httpStatus);
        };
    }

    private static NotSent notSent(String reason, String explanation) {
        return new NotSent(reason, new MetaError(NO_CODE, "Not sent", explanation, reason));
    }

    private static MetaError describe(GraphError error, ErrorCatalogue.Entry entry) {
        return new MetaError(entry.code(), entry.title(), entry.explanation(), details(error));
    }

    private static MetaError describe(GraphError error, String title, String explanation) {
        return new MetaError(error.code(), title, explanation, details(error));
    }

    private static @Nullable String details(GraphError error) {
        var details = Stream.of(
                        Optional.ofNullable(error.details()),
                        Optional.ofNullable(error.userMessage()),
                        Optional.ofNullable(error.message()))
                .flatMap(Optional::stream)
                .findFirst();
        return details.map(words -> PERSONAL.matcher(words).replaceAll("…")).orElse(null);
    }
}
