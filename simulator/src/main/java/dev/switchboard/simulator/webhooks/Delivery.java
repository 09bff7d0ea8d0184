package dev.switchboard.simulator.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One webhook on its way: the bytes, the signature, and what became of each attempt. */
public final class Delivery {

    /** Where it stands. */
    enum State {
        UNDER_WAY,
        RETRYING,
        DELIVERED,
        GIVEN_UP,
        /** Not sent: the app is not subscribed. */
        WITHHELD
    }

    private static final int SHOWN = 64 * 1024;

    private final long id;
    private final Instant createdAt;
    private final URI address;
    private final String signature;
    private final byte[] shownBody;
    private final int bodyBytes;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> firstAnswer = new CompletableFuture<>();
    private volatile State state = State.UNDER_WAY;

    Delivery(long id, Instant createdAt, URI address, String signature, byte[] body) {
        this.id = id;
        this.createdAt = createdAt;
        this.address = address;
        this.signature = signature;
        this.shownBody = body.length <= SHOWN ? body : java.util.Arrays.copyOf(body, SHOWN);
        this.bodyBytes = body.length;
    }

    /** Number of this webhook since start. */
    public long id() {
        return id;
    }

    /** Done when the first attempt has had its answer, good or bad. */
    public CompletableFuture<Void> firstAnswer() {
        return firstAnswer;
    }

    /** Where it goes. */
    public URI address() {
        return address;
    }

    /** How it fares, in the words of Meta's message history: PENDING, RETRYING, DELIVERED or FAILED. */
    public String outcome() {
        return switch (state) {
            case UNDER_WAY -> "PENDING";
            case RETRYING -> "RETRYING";
            case DELIVERED -> "DELIVERED";
            case GIVEN_UP, WITHHELD -> "FAILED";
        };
    }

    /** Why the latest attempt failed; null when it did not, and before there was one. */
    public @Nullable String complaint() {
        if (state == State.DELIVERED || attempts.isEmpty()) {
            return state == State.WITHHELD ? "The app is not subscribed." : null;
        }
        var latest = attempts.getLast();
        return latest.status() == null ? latest.answer() : "HTTP status " + latest.status();
    }

    Instant createdAt() {
        return createdAt;
    }

    String signature() {
        return signature;
    }

    /** The body, or its beginning when it is very long. */
    byte[] shownBody() {
        return shownBody;
    }

    int bodyBytes() {
        return bodyBytes;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    State state() {
        return state;
    }

    void record(Attempt attempt, State next) {
        attempts.add(attempt);
        state = next;
        firstAnswer.complete(null);
    }

    /** Nobody wants it. */
    void withhold() {
        state = State.WITHHELD;
        firstAnswer.complete(null);
    }

    /**
     * One try.
     *
     * @param at real time of the start
     * @param took until the answer was complete
     * @param status HTTP status, null when there was no answer
     * @param answer beginning of the answer's body, or why there was none
     */
    record Attempt(Instant at, Duration took, @Nullable Integer status, String answer) {}
}
