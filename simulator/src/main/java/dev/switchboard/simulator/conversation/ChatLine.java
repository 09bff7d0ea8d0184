package dev.switchboard.simulator.conversation;

import java.time.Instant;

/** One message in a thread, from either side. */
public sealed interface ChatLine permits CustomerLine, AcceptedMessage {
    /** Meta's id of the message. */
    String wamid();

    /** The thread it is in. */
    Chat chat();

    /** Simulated time at which Meta got it. */
    Instant at();
}
