package dev.switchboard.simulator.calls;

import dev.switchboard.simulator.conversation.Chat;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call. Thread-safe: its state moves forward only. */
final class Call {

    /** How far it is. */
    enum State {
        RINGING,
        PRE_ACCEPTED,
        ACCEPTED,
        ENDED
    }

    /** Who rang. */
    enum Direction {
        USER_INITIATED,
        BUSINESS_INITIATED
    }

    private final String id;
    private final Chat chat;
    private final Direction direction;
    private final Instant startedAt;
    private final @Nullable String callbackData;
    private final AtomicReference<State> state = new AtomicReference<>(State.RINGING);
    private volatile @Nullable Instant acceptedAt;

    Call(String id, Chat chat, Direction direction, Instant startedAt, @Nullable String callbackData) {
        this.id = id;
        this.chat = chat;
        this.direction = direction;
        this.startedAt = startedAt;
        this.callbackData = callbackData;
    }

    String id() {
        return id;
    }

    Chat chat() {
        return chat;
    }

    Direction direction() {
        return direction;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    String callbackData() {
        return callbackData;
    }

    State state() {
        return state.get();
    }

    /** When somebody took it; null while nobody did. */
    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    boolean underWay() {
        return state.get() != State.ENDED;
    }

    boolean preAccept() {
        return state.compareAndSet(State.RINGING, State.PRE_ACCEPTED);
    }

    /** False when it is taken already, or over. */
    boolean accept(Instant at) {
        var before = state.getAndUpdate(now -> now.compareTo(State.ACCEPTED) < 0 ? State.ACCEPTED : now);
        if (before.compareTo(State.ACCEPTED) < 0) {
            acceptedAt = at;
            return true;
        }
        return false;
    }

    /** False when it is over already. */
    boolean end() {
        return state.getAndSet(State.ENDED) != State.ENDED;
    }
}
