package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.DueAttempt;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.attempt.WaitingLine;
import dev.switchboard.outboundsender.pacing.NumberPaces;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.pause.Pauses.OnlyAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose turn it is: no number faster than its pace, and live messages before bulk ones. */
@ApplicationScoped
class NextInLine {

    private final WaitingLine line;
    private final NumberPaces paces;
    private final Pauses pauses;

    NextInLine(WaitingLine line, NumberPaces paces, Pauses pauses) {
        this.line = line;
        this.paces = paces;
        this.pauses = pauses;
    }

    /** Which numbers may send now. Takes their moments outside of any transaction, so that instances never wait for each other. */
    Free free() throws SQLException {
        var free = new ArrayList<Turn>();
        var waits = new ArrayList<Duration>();
        for (var waiting : line.lanes().entrySet()) {
            var number = waiting.getKey();
            var messages = paces.free(number);
            if (messages > 0) {
                free.add(new Turn(number, waiting.getValue(), messages));
            } else {
                waits.add(paces.untilFree(number));
            }
        }
        return new Free(free, waits.stream().min(Duration::compareTo));
    }

    /** Locks messages that may leave now. Joins the transaction around it. */
    List<DueAttempt> due(Free free, Room room) throws SQLException {
        var due = new ArrayList<DueAttempt>();
        var bulk = 0;
        var onlyAnswers = free.waitIn(Lane.BULK) ? pauses.onlyAnswers() : new OnlyAnswers(Map.of());
        for (var turn : free.turns()) {
            var limit = Math.min(turn.messages(), room.calls() - due.size());
            var live = due(turn, Lane.LIVE, limit);
            due.addAll(live);
            if (onlyAnswers.reason(turn.phoneNumberId()) == null) {
                var later = due(turn, Lane.BULK, Math.min(limit - live.size(), room.bulkCalls() - bulk));
                bulk += later.size();
                due.addAll(later);
            }
        }
        return due;
    }

    private List<DueAttempt> due(Turn turn, Lane lane, int limit) throws SQLException {
        return limit > 0 && turn.lanes().contains(lane) ? line.due(turn.phoneNumberId(), lane, limit) : List.of();
    }

    /** These are about to leave. */
    void spend(Collection<DueAttempt> leaving) {
        for (var next : leaving) {
            paces.spend(next.attempt().phoneNumberId(), 1);
        }
    }

    /** How long until there is something to do again, when there was nothing. Joins the transaction around it. */
    Optional<Duration> untilNext(Free free) throws SQLException {
        return Stream.concat(line.untilNext().stream(), free.untilMore().stream())
                .min(Duration::compareTo);
    }

    /** A number that may send, the lanes in which messages of it wait, and how many may leave. */
    record Turn(String phoneNumberId, Set<Lane> lanes, int messages) {
        Turn {
            lanes = Set.copyOf(lanes);
        }
    }

    /**
     * What may leave.
     *
     * @param untilMore how long until a number that may send none now may send again
     */
    record Free(List<Turn> turns, Optional<Duration> untilMore) {
        Free {
            turns = List.copyOf(turns);
        }

        private boolean waitIn(Lane lane) {
            return turns.stream().anyMatch(turn -> turn.lanes().contains(lane));
        }
    }

    /** How many calls may begin, and how many of them for bulk. */
    record Room(int calls, int bulkCalls) {}
}
