package dev.switchboard.outboundsender.attempt;

import dev.switchboard.contracts.outbound.SendMessage;
import org.jspecify.annotations.Nullable;

/** A message somebody asked to send, and the trace that led to it. */
public record NewAttempt(
        SendMessage message, Lane lane, @Nullable String traceparent) {}
