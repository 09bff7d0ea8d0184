package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.SendMessage;

/** The right to make one call about one message, written down before the call is made. */
record Claim(SendMessage message, int call) {}
