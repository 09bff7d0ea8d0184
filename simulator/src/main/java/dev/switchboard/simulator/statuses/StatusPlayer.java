package dev.switchboard.simulator.statuses;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.AcceptedMessage.Progress;
import dev.switchboard.simulator.history.MessageHistory;
import dev.switchboard.simulator.statuses.StatusScript.Step;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Delivery;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays the script of an accepted message: one webhook a step, each at its time and not before the one before it was answered,
 * well or badly. What a slow way would put into another order is another script.
 */
@Singleton
public class StatusPlayer {

    private static final Duration FAILURE_AFTER = Duration.ofMillis(150);
    private static final long EARLY_WAIT_MS = 2000;

    private final Vertx vertx;
    private final SimulatedClock clock;
    private final StatusScripts scripts;
    private final StatusWebhook webhook;
    private final Deliveries deliveries;
    private final MessageHistory history;
    private final AtomicLong era = new AtomicLong();

    StatusPlayer(
            Vertx vertx,
            SimulatedClock clock,
            StatusScripts scripts,
            StatusWebhook webhook,
            Deliveries deliveries,
            MessageHistory history) {
        this.vertx = vertx;
        this.clock = clock;
        this.scripts = scripts;
        this.webhook = webhook;
        this.deliveries = deliveries;
        this.history = history;
    }

    /** Plays the customer's script. Waits only where a status is to be told before the call is answered. */
    public void play(BusinessNumber number, AcceptedMessage message) {
        var script = scripts.scriptFor(message.chat().customer());
        var steps = message.type().equals("reaction") ? script.stepsForReaction() : script.steps();
        var told = CompletableFuture.<Void>completedFuture(null);
        for (var step : steps) {
            var priced = isPriced(steps, step);
            if (step.after().isZero()) {
                awaitAnswer(tell(number, message, step.progress(), priced, null));
            } else {
                told = later(step, told, () -> tell(number, message, step.progress(), priced, null));
            }
        }
    }

    /** Tells after a moment that the message failed, and nothing else. */
    public void fail(BusinessNumber number, AcceptedMessage message, StatusError error) {
        var _ = later(
                new Step(Progress.FAILED, FAILURE_AFTER),
                CompletableFuture.completedFuture(null),
                () -> tell(number, message, Progress.FAILED, false, error));
    }

    /** Tells when it is time and {@code before} is done; done itself with the first answer, or with a reset. */
    private CompletableFuture<Void> later(Step step, CompletableFuture<Void> before, Supplier<Delivery> tell) {
        var startedIn = era.get();
        var due = new CompletableFuture<Void>();
        vertx.setTimer(step.after().toMillis(), _ -> due.complete(null));
        return due.thenCombine(before, (_, _) -> startedIn == era.get())
                .thenCompose(
                        current -> current ? tell.get().firstAnswer() : CompletableFuture.<Void>completedFuture(null));
    }

    private Delivery tell(
            BusinessNumber number,
            AcceptedMessage message,
            Progress progress,
            boolean priced,
            @Nullable StatusError given) {
        var error = progress == Progress.FAILED && given == null ? StatusError.UNDELIVERABLE : given;
        if (error == null) {
            message.advance(progress);
        } else {
            message.fail(error.code());
        }
        var stamp =
                scripts.scriptFor(message.chat().customer()) == StatusScript.REVERSED ? message.at() : clock.instant();
        var told = deliveries.send(webhook.body(number, message, progress, stamp, priced, error));
        history.told(message.wamid(), progress.name(), stamp, told);
        return told;
    }

    /** The price comes with {@code sent} and with the first of delivered and read. */
    private static boolean isPriced(List<Step> steps, Step step) {
        return step.progress() == Progress.SENT || Optional.of(step.progress()).equals(firstArrival(steps));
    }

    private static Optional<Progress> firstArrival(List<Step> steps) {
        return steps.stream()
                .map(Step::progress)
                .filter(progress -> progress == Progress.DELIVERED || progress == Progress.READ)
                .findFirst();
    }

    private static void awaitAnswer(Delivery delivery) {
        try {
            delivery.firstAnswer().get(EARLY_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // The webhook went out before the answer of the call, which is all that was promised.
        }
    }

    void forget(@Observes Reset reset) {
        era.incrementAndGet();
    }
}
