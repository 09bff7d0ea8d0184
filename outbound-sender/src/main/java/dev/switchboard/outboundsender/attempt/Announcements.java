package dev.switchboard.outboundsender.attempt;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.messaging.Outbox;
import java.net.URI;
import java.time.Instant;

/** Says on {@code outbound.events} what became of a message; each kind of news comes at most once per message. */
public final class Announcements {

    /** What the sender calls itself on its events. */
    public static final URI SOURCE = URI.create("/outbound-sender");

    private Announcements() {}

    /** Adds what a step announces. */
    public static void add(Outbox outbox, Attempt attempt, Step step, Instant now) {
        for (var event : step.events()) {
            add(outbox, attempt, event, now);
        }
    }

    /** Adds an event about a message, keyed by its conversation. */
    public static void add(Outbox outbox, Attempt attempt, OutboundEvent event, Instant now) {
        add(
                outbox,
                attempt,
                event,
                now,
                CloudEvent.idOf(event.getClass(), attempt.messageId().toString()));
    }

    /** Adds what proof announces after somebody had decided: it may be a second event of its kind. There is no third. */
    public static void addProof(Outbox outbox, Attempt attempt, Step step, Instant now) {
        for (var event : step.events()) {
            add(
                    outbox,
                    attempt,
                    event,
                    now,
                    CloudEvent.idOf(event.getClass(), attempt.messageId().toString(), "proof"));
        }
    }

    private static void add(Outbox outbox, Attempt attempt, OutboundEvent event, Instant now, String id) {
        outbox.add(
                Topics.OUTBOUND_EVENTS,
                attempt.conversationId().toString(),
                new CloudEvent<>(id, SOURCE, attempt.messageId().toString(), now, attempt.traceparent(), event));
    }
}
