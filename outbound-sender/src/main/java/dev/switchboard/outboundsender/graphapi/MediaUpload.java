package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Hands files to Meta. A file uploaded twice does no harm, so what was lost on the way is tried again, a few times. */
@ApplicationScoped
public class MediaUpload {

    private static final int TRIES = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final GraphApi graphApi;

    MediaUpload(GraphApi graphApi) {
        this.graphApi = graphApi;
    }

    /** What the last try came to; accepted under Meta's id of the file. Blocks while it tries. */
    public SendOutcome upload(String phoneNumberId, Path file, String mimeType) {
        var outcome = once(phoneNumberId, file, mimeType);
        for (int tried = 1; tried < TRIES; tried++) {
            var pause = pause(outcome, tried);
            if (pause.isZero()) {
                return outcome;
            }
            LockSupport.parkNanos(pause.toNanos());
            outcome = once(phoneNumberId, file, mimeType);
        }
        return outcome;
    }

    private SendOutcome once(String phoneNumberId, Path file, String mimeType) {
        return graphApi.upload(phoneNumberId, file, mimeType)
                .completeOnTimeout(
                        new SendOutcome.Unknown("timeout"),
                        graphApi.timeout().multipliedBy(2).toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
    }

    /** How long to wait before another try; zero when none would help. */
    private static Duration pause(SendOutcome outcome, int tried) {
        return switch (outcome) {
            case SendOutcome.NotSent _, SendOutcome.Unknown _ -> FIRST_BACKOFF.multipliedBy(1L << (tried - 1));
            case SendOutcome.Throttled(Scope _, int _, Duration asked) ->
                asked == null || asked.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : asked;
            case SendOutcome.Accepted _, SendOutcome.Rejected _, SendOutcome.Barred _ -> Duration.ZERO;
        };
    }
}
