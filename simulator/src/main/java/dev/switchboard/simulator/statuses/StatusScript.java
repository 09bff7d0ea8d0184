package dev.switchboard.simulator.statuses;

import dev.switchboard.simulator.conversation.AcceptedMessage.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order, and how often, Meta tells what became of a message. */
public enum StatusScript {
    /** Sent, delivered, read. */
    NORMAL(sent(50), delivered(300), read(2000)),
    /** Read, delivered, sent: told backwards, all stamped with the second of acceptance. */
    REVERSED(read(50), delivered(300), sent(600)),
    /** As normal, each one twice. */
    DUPLICATED(sent(50), sent(60), delivered(300), delivered(310), read(2000), read(2010)),
    /** As normal, but sent is told before the call that sent the message is answered. */
    EARLY(sent(0), delivered(300), read(2000)),
    /** Only read: the chat was open on the phone. */
    READ_ONLY(read(300)),
    /** As normal, and a voice note is played. */
    PLAYED(sent(50), delivered(300), read(1000), played(2000)),
    /** Undeliverable at first, and delivered all the same. */
    FAILED_THEN_DELIVERED(sent(50), failed(300), delivered(1000)),
    /** Delivered, and reported as failed afterwards. */
    DELIVERED_THEN_FAILED(sent(50), delivered(300), failed(1000)),
    /** Nothing is ever heard of it. */
    NEVER;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Step> steps;

    StatusScript(Step... steps) {
        this.steps = List.of(steps);
    }

    /** The steps, first one first. */
    List<Step> steps() {
        return steps;
    }

    /** The steps for a reaction, of which only {@code sent} is ever told. */
    List<Step> stepsForReaction() {
        var sentOnly = new ArrayList<>(steps);
        sentOnly.removeIf(step -> step.progress() != Progress.SENT);
        return sentOnly;
    }

    /** The name in control input, such as {@code failed-then-delivered}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<StatusScript> named(String wireName) {
        for (var script : values()) {
            if (script.wireName().equals(wireName)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    private static Step sent(int afterMillis) {
        return new Step(Progress.SENT, Duration.ofMillis(afterMillis));
    }

    private static Step delivered(int afterMillis) {
        return new Step(Progress.DELIVERED, Duration.ofMillis(afterMillis));
    }

    private static Step read(int afterMillis) {
        return new Step(Progress.READ, Duration.ofMillis(afterMillis));
    }

    private static Step played(int afterMillis) {
        return new Step(Progress.PLAYED, Duration.ofMillis(afterMillis));
    }

    private static Step failed(int afterMillis) {
        return new Step(Progress.FAILED, Duration.ofMillis(afterMillis));
    }

    /**
     * One status webhook.
     *
     * @param progress what it tells
     * @param after real time from acceptance to the webhook
     */
    record Step(Progress progress, Duration after) {}
}
