package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.DueAttempt;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.attempt.WaitingLine;
import dev.switchboard.outboundsender.pacing.NumberPaces;
import dev.switchboard.outboundsender.pause.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var free = new HashMap<String, Integer>();
        var waits = new ArrayList<Duration>();
        for (var number : line.numbers()) {
            var messages = paces.free(number);
            if (messages > 0) {
                free.put(number, messages);
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
        var onlyAnswers = pauses.onlyAnswers();
        for (var number : free.messages().entrySet()) {
            var limit = Math.min(number.getValue(), room.calls() - due.size());
            var live = line.due(number.getKey(), Lane.LIVE, limit);
            due.addAll(live);
            var left = Math.min(limit - live.size(), room.bulkCalls() - bulk);
            if (left > 0 && onlyAnswers.reason(number.getKey()) == null) {
                var later = line.due(number.getKey(), Lane.BULK, left);
                bulk += later.size();
                due.addAll(later);
            }
        }
        return due;
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

    /**
     * What may leave.
     *
     * @param messages how many of each number that messages wait for
     * @param untilMore how long until a number that may send none now may send again
     */
    record Free(Map<String, Integer> messages, Optional<Duration> untilMore) {
        Free {
            messages = Map.copyOf(messages);
        }
    }

    /** How many calls may begin, and how many of them for bulk. */
    record Room(int calls, int bulkCalls) {}
}
