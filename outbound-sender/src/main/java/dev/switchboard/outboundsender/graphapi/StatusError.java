package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.errors.ErrorCatalogue;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import java.util.Optional;

/** What an error in a status means, by the same catalogue as the answer of a call. */
public final class StatusError {

    private StatusError() {}

    /** Whether Meta takes nothing more from us, and from how much of us. */
    public static Optional<Barred> barred(MetaError error) {
        return ErrorCatalogue.find(error.code()).flatMap(entry -> {
            var described = new MetaError(entry.code(), entry.title(), entry.explanation(), error.details());
            return switch (entry.treatment()) {
                case PAUSE_INITIATED -> Optional.of(new Barred(Scope.INITIATED, described));
                case PAUSE_NUMBER -> Optional.of(new Barred(Scope.NUMBER, described));
                case PAUSE_ACCOUNT -> Optional.of(new Barred(Scope.SENDER, described));
                case RETRY, SLOW_RECIPIENT, SLOW_NUMBER, SLOW_ACCOUNT, DROP, STOP_RECIPIENT, FIX, AMBIGUOUS ->
                    Optional.empty();
            };
        });
    }
}
