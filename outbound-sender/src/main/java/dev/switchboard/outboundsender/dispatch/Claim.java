package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.SendMessage;
import java.time.Instant;

/** The right to make one call about one message, written down {@code at} a moment before the call is made. */
record Claim(SendMessage message, int call, Instant at) {}
