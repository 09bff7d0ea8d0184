package dev.switchboard.outboundsender.readmark;

import dev.switchboard.outboundsender.graphapi.GraphApi;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands read marks to Meta, beside the messages and never in their way. Marking twice does no harm, so a mark whose call was
 * lost is tried again, a few times; it is no reason to stop anything.
 */
@ApplicationScoped
public class ReadMarker {

    private static final Logger LOGGER = Logger.getLogger(ReadMarker.class);
    private static final int CALLS_AT_ONCE = 16;
    private static final int TRIES = 6;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final ReadMarks marks;
    private final GraphApi graphApi;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Semaphore free = new Semaphore(CALLS_AT_ONCE);
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable Thread loop;

    ReadMarker(ReadMarks marks, GraphApi graphApi, MeterRegistry meters, InstantSource clock) {
        this.marks = marks;
        this.graphApi = graphApi;
        this.meters = meters;
        this.clock = clock;
    }

    /** Says that there may be something to mark, now that it is committed. Returns at once. */
    public void wake() {
        news.release();
    }

    void start(@Observes StartupEvent event) {
        loop = Thread.ofPlatform().name("read-marker").start(this::mark);
    }

    /** Takes nothing more. A call under way may be lost, and its mark is then made again by whoever is next. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        var thread = loop;
        if (thread != null) {
            thread.join(POLL);
        }
    }

    private void mark() {
        while (running) {
            try {
                if (!round() && news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Takes what is due and begins the calls. Answers whether there was anything. */
    private boolean round() throws InterruptedException {
        free.acquire();
        var permits = 1 + free.drainPermits();
        var started = 0;
        try {
            for (var due : marks.take(permits, graphApi.timeout().multipliedBy(2))) {
                Thread.ofVirtual().name("read-mark").start(() -> callAndRelease(due));
                started++;
            }
        } catch (SQLException | RuntimeException e) {
            LOGGER.warnf(
                    "taking read marks failed, trying again cause=%s",
                    e.getClass().getSimpleName());
            LOGGER.debug("taking read marks failed", e);
        } finally {
            free.release(permits - started);
        }
        return started > 0;
    }

    private void callAndRelease(DueReadMark due) {
        try {
            settle(due, call(due));
        } catch (SQLException | RuntimeException e) {
            // Its lease ends, and it is tried again.
            LOGGER.warnf("read mark not settled cause=%s", e.getClass().getSimpleName());
            LOGGER.debug("read mark not settled", e);
        } finally {
            free.release();
        }
    }

    private SendOutcome call(DueReadMark due) {
        var mark = due.mark();
        return graphApi.markRead(mark.phoneNumberId(), mark.readMessageId(), due.typing(clock.instant()))
                .completeOnTimeout(
                        new SendOutcome.Unknown("timeout"), graphApi.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void settle(DueReadMark due, SendOutcome outcome) throws SQLException {
        meters.counter(
                        "switchboard.outbound.read_marks",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        "reason",
                        outcome.reason())
                .increment();
        var delay = switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.Rejected _ -> null;
            case SendOutcome.Throttled throttled when throttled.retryAfter() != null -> throttled.retryAfter();
            case SendOutcome.Throttled _, SendOutcome.NotSent _, SendOutcome.Barred _, SendOutcome.Unknown _ ->
                FIRST_BACKOFF.multipliedBy(1L << (2 * Math.min(due.tries() - 1, TRIES)));
        };
        if (delay != null && due.tries() < TRIES) {
            marks.hold(due, delay);
            return;
        }
        marks.drop(due);
        if (!(outcome instanceof SendOutcome.Accepted)) {
            LOGGER.infof(
                    "read mark given up conversationId=%s tries=%d reason=%s",
                    due.mark().conversationId(), due.tries(), outcome.reason());
        }
    }
}
