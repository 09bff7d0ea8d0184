package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.attempt.DueAttempt;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.gate.Decision;
import dev.switchboard.outboundsender.gate.Facts;
import dev.switchboard.outboundsender.gate.Gate;
import dev.switchboard.outboundsender.gate.GateConfig;
import dev.switchboard.outboundsender.reach.Admission;
import dev.switchboard.outboundsender.reach.Full;
import dev.switchboard.outboundsender.reach.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Holds what the gate allows to the portfolio's limit of unique people. Without room a bulk message waits, since nobody waits for
 * it; a live one is refused after the grace, since whoever asked would rather know than wait for up to a day (ADR 0021).
 */
@ApplicationScoped
class PortfolioRoom {

    private final Reach reach;
    private final Gate gate;
    private final GateConfig config;

    PortfolioRoom(Reach reach, Gate gate, GateConfig config) {
        this.reach = reach;
        this.gate = gate;
        this.config = config;
    }

    /** Takes room where the last look missed some. Outside of any transaction. */
    void refill() {
        reach.refill();
    }

    Look look(Collection<DueAttempt> due, Instant now) {
        return new Look(
                reach.admission(
                        due.stream()
                                .map(next -> next.attempt().conversationId())
                                .toList(),
                        now),
                now);
    }

    /** One look at the waiting line, in one transaction; {@link #close()} counts whom it let through. */
    final class Look {

        private final Admission admission;
        private final Instant now;

        private Look(Admission admission, Instant now) {
            this.admission = admission;
            this.now = now;
        }

        /** What becomes of the gate's decision. */
        Decision heed(Decision decision, DueAttempt next, SendMessage message, Facts facts) throws SQLException {
            return switch (decision) {
                case Decision.Allow _ ->
                    !gate.startsConversation(message, facts, now) || admission.admits(message.conversationId())
                            ? decision
                            : without(next.lane(), next.waited());
                case Decision.Wait _, Decision.Refuse _ -> decision;
            };
        }

        void close() throws SQLException {
            admission.close();
        }

        private Decision without(Lane lane, Duration waited) {
            var full = reach.full();
            var mayWait = switch (lane) {
                case BULK -> true;
                case LIVE -> full.isEmpty() || waited.compareTo(config.grace()) < 0;
            };
            return mayWait
                    ? new Decision.Wait(lane == Lane.LIVE ? config.recheck() : reach.recheck())
                    : new Decision.Refuse(
                            "portfolio_limit_reached",
                            "as many people as Meta allows were written to first in the last 24 hours, and this one is new",
                            "a message from the customer, or tomorrow; Meta raises the limit by itself with good quality",
                            full.map(Full::evidence).orElse(List.of()));
        }
    }
}
