package dev.switchboard.outboundsender.attempt;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.messaging.Outbox;
import java.net.URI;
import java.time.Instant;

/** Says on {@code outbound.events} what became of a message; each kind of news comes at most once per message. */
public final class Announcements {

    private static final URI SOURCE = URI.create("/outbound-sender");

    private Announcements() {}

    /** Adds an event about a message, keyed by its conversation. */
    public static void add(Outbox outbox, Attempt attempt, OutboundEvent event, Instant now) {
        var messageId = attempt.messageId().toString();
        outbox.add(
                Topics.OUTBOUND_EVENTS,
                attempt.conversationId().toString(),
                new CloudEvent<>(
                        CloudEvent.idOf(event.getClass(), messageId),
                        SOURCE,
                        messageId,
                        now,
                        attempt.traceparent(),
                        event));
    }
}
