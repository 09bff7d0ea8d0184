package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.dispatch.Outcomes.Told;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes outcomes down in groups: one thread takes whatever waits, and while one group is being committed the next one gathers. An
 * outcome that is not written down is lost, so it does not give up while the application runs. After a failure it goes on with
 * one outcome at a time, doubling with each success, so that one that cannot be written holds up no other for long.
 */
@ApplicationScoped
class OutcomeWriter {

    private static final Logger LOGGER = Logger.getLogger(OutcomeWriter.class);
    private static final int MOST_AT_ONCE = 256;
    private static final int LONGEST_BREATHER_MS = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final BlockingDeque<Entry> waiting = new LinkedBlockingDeque<>();
    private final Outcomes outcomes;
    private @Nullable Thread thread;
    private int atOnce = MOST_AT_ONCE;
    private boolean failing;

    OutcomeWriter(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** One outcome, and who waits for it to be written. */
    private record Entry(Told told, CompletableFuture<Optional<Step>> written) {}

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("outcomes").daemon().start(this::run);
    }

    /** Later than the end of calls, which still have outcomes. */
    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Completes once the outcome is committed: with what became of the message, or empty when its story was told already. */
    CompletableFuture<Optional<Step>> write(Claim claim, SendOutcome outcome) {
        var entry = new Entry(new Told(claim, outcome), new CompletableFuture<>());
        waiting.add(entry);
        return entry.written();
    }

    private void run() {
        try {
            while (true) {
                var group = group();
                write(group);
                // The more there was, the more gather for the next: many outcomes a second are written in few groups.
                Thread.sleep(Math.min(group.size(), LONGEST_BREATHER_MS));
            }
        } catch (InterruptedException _) {
            // The application ends; leases of what is not written expire.
        }
    }

    /** Waits for one outcome and takes what else is there, no message twice. */
    private Map<UUID, Entry> group() throws InterruptedException {
        var group = new LinkedHashMap<UUID, Entry>();
        for (var entry = waiting.take(); entry != null; entry = waiting.poll()) {
            if (group.putIfAbsent(entry.told().messageId(), entry) != null) {
                waiting.addFirst(entry);
                break;
            }
            if (group.size() == atOnce) {
                break;
            }
        }
        return group;
    }

    private void write(Map<UUID, Entry> group) throws InterruptedException {
        try {
            var steps = outcomes.record(group.values().stream().map(Entry::told).toList());
            succeeded();
            group.forEach((messageId, entry) -> entry.written().complete(Optional.ofNullable(steps.get(messageId))));
        } catch (RuntimeException | Error e) {
            failed(e);
            waiting.addAll(group.values());
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOGGER.infof("outcomes are written again waiting=%d", waiting.size());
        }
        atOnce = Math.min(MOST_AT_ONCE, atOnce * 2);
    }

    private void failed(Throwable cause) {
        if (!failing) {
            failing = true;
            LOGGER.warnf(
                    "outcomes not written, trying until they are cause=%s",
                    cause.getClass().getSimpleName());
        }
        LOGGER.debug("outcomes not written", cause);
        atOnce = 1;
    }
}
