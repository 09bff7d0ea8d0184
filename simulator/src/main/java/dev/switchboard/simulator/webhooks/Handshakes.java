package dev.switchboard.simulator.webhooks;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Asks addresses whether they want webhooks. */
@Singleton
public class Handshakes {

    private final Callback callback;

    Handshakes(Callback callback) {
        this.callback = callback;
    }

    /** Meta's verification: the address has six seconds to answer with the challenge, and nothing else. */
    public CompletableFuture<Handshake> with(URI address, String verifyToken) {
        var challenge = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000_000, Integer.MAX_VALUE));
        var outcome = new CompletableFuture<Handshake>();
        callback.challenge(address, verifyToken, challenge, (status, answer) -> {
            var verified = status != null && status == 200 && answer.equals(challenge);
            outcome.complete(new Handshake(verified, challenge, status, answer));
        });
        return outcome;
    }

    /**
     * What came of the handshake.
     *
     * @param verified whether the answer was 200 with the bare challenge
     * @param challenge what was asked for
     * @param status HTTP status, null when there was no answer within 6 s
     * @param answer beginning of the answer, or why there was none
     */
    public record Handshake(
            boolean verified, String challenge, @Nullable Integer status, String answer) {}
}
