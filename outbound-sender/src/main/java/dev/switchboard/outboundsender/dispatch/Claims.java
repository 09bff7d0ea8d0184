package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.DueAttempt;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.attempt.WaitingLine;
import dev.switchboard.outboundsender.gate.Decision;
import dev.switchboard.outboundsender.gate.DecisionLog;
import dev.switchboard.outboundsender.gate.FactFinder;
import dev.switchboard.outboundsender.gate.Gate;
import dev.switchboard.outboundsender.pacing.PairPaces;
import dev.switchboard.rows.KeptPlans;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes messages whose turn it is, asks the gate, and writes the lease down: one transaction, committed before any call. The
 * calls begin right after it, so the gate's word is fresh.
 */
@ApplicationScoped
class Claims {

    private static final Logger LOGGER = Logger.getLogger(Claims.class);
    private static final Duration UNTIL_A_NEWER_VERSION_COMES = Duration.ofMinutes(1);

    /** Who we are to other instances: fresh for every process, so that nobody inherits a lease. */
    private final UUID instance = UUID.randomUUID();

    private final Publications publications;
    private final NextInLine nextInLine;
    private final PairPaces pairs;
    private final WaitingLine line;
    private final Attempts attempts;
    private final FactFinder finder;
    private final Gate gate;
    private final PortfolioRoom portfolio;
    private final DecisionLog decisions;
    private final InstantSource clock;

    Claims(
            Publications publications,
            NextInLine nextInLine,
            PairPaces pairs,
            WaitingLine line,
            Attempts attempts,
            FactFinder finder,
            Gate gate,
            PortfolioRoom portfolio,
            DecisionLog decisions,
            InstantSource clock) {
        this.publications = publications;
        this.nextInLine = nextInLine;
        this.pairs = pairs;
        this.line = line;
        this.attempts = attempts;
        this.finder = finder;
        this.gate = gate;
        this.portfolio = portfolio;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Claims what there is room for. On return the leases are committed and the calls may begin. */
    Round next(NextInLine.Room room, Duration lease) throws SQLException {
        var free = nextInLine.free();
        if (free.turns().isEmpty() && free.untilMore().isPresent()) {
            return Round.idle(free.untilMore());
        }
        portfolio.refill();
        return publications.inTransaction((connection, outbox) -> {
            KeptPlans.on(connection);
            return claim(free, room, lease, outbox);
        });
    }

    private Round claim(NextInLine.Free free, NextInLine.Room room, Duration lease, Outbox outbox) throws SQLException {
        var due = nextInLine.due(free, room);
        if (due.isEmpty()) {
            return Round.idle(nextInLine.untilNext(free));
        }
        var now = Times.storable(clock.instant());
        var waits = pairs.waits(
                due.stream().map(next -> next.attempt().conversationId()).toList());
        var facts = finder.about(due.stream()
                .flatMap(next -> Optional.ofNullable(next.message()).stream())
                .toList());
        var people = portfolio.look(due, now);
        var allowed = new ArrayList<DueAttempt>();
        var claims = new ArrayList<Claim>();
        var refused = new HashMap<UUID, Step>();
        var delayed = new HashMap<UUID, Duration>();
        var held = new HashMap<UUID, Duration>();
        var log = new ArrayList<DecisionLog.Entry>();
        for (var next : due) {
            var messageId = next.attempt().messageId();
            var message = next.message();
            if (message == null) {
                LOGGER.errorf("a command was written by a newer version and waits for it messageId=%s", messageId);
                held.put(messageId, UNTIL_A_NEWER_VERSION_COMES);
                continue;
            }
            var wait = waits.get(next.attempt().conversationId());
            if (wait != null) {
                delayed.put(messageId, wait);
                continue;
            }
            var known = Objects.requireNonNull(facts.get(messageId), "facts");
            var decision = people.heed(gate.decide(message, known, next.waited(), now), next, message, known);
            switch (decision) {
                case Decision.Allow allow -> {
                    allowed.add(next);
                    claims.add(new Claim(message, next.lane(), next.nextCall(), allow, now));
                }
                case Decision.Wait(Duration askAgainAfter) -> held.put(messageId, askAgainAfter);
                case Decision.Refuse refuse -> refused.put(messageId, refuse(next, refuse, outbox, now));
            }
            log.add(new DecisionLog.Entry(messageId, next.nextCall(), decision));
        }
        line.delay(delayed);
        line.hold(held);
        attempts.move(refused, now);
        line.call(allowed, instance, lease, now);
        pairs.count(
                allowed.stream().map(next -> next.attempt().conversationId()).toList());
        people.close();
        nextInLine.spend(allowed);
        decisions.add(log, now);
        return new Round(claims, List.copyOf(refused.values()), due.size(), Optional.empty());
    }

    private static Step refuse(DueAttempt next, Decision.Refuse refuse, Outbox outbox, Instant now) {
        var attempt = next.attempt();
        var step = Step.end(
                attempt,
                AttemptState.REFUSED,
                refuse.code(),
                new MessageRefused(
                        attempt.messageId(),
                        attempt.conversationId(),
                        refuse.code(),
                        refuse.explanation(),
                        refuse.unblockedBy(),
                        refuse.evidence(),
                        now));
        Announcements.add(outbox, attempt, step, now);
        return step;
    }
}
