package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.Allowance;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.gate.Decision;
import java.time.Instant;

/** The right to make one call about one message, written down {@code at} a moment before the call is made, and what gave it. */
record Claim(SendMessage message, Lane lane, int call, Decision.Allow allowed, Instant at) {

    /** For whoever is told what became of the call. */
    Allowance allowance() {
        return new Allowance(call, allowed.code(), allowed.explanation(), allowed.evidence(), at);
    }
}
