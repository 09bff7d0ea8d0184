package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.attempt.Lane;
import java.time.Instant;

/** The right to make one call about one message, written down {@code at} a moment before the call is made. */
record Claim(SendMessage message, Lane lane, int call, Instant at) {}
