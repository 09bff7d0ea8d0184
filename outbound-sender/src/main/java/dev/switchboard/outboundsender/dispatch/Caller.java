package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.graphapi.GraphApi;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Makes one call for one claim and sees to it that its outcome is written down, however long the database is away. */
@ApplicationScoped
class Caller {

    private static final Logger LOGGER = Logger.getLogger(Caller.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);

    private final GraphApi graphApi;
    private final Outcomes outcomes;
    private final OutboundMeters meters;

    Caller(GraphApi graphApi, Outcomes outcomes, OutboundMeters meters) {
        this.graphApi = graphApi;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    void call(Claim claim) {
        var begun = System.nanoTime();
        var answer = begin(claim);
        try {
            var outcome = answer.get(graphApi.timeout().toMillis(), TimeUnit.MILLISECONDS);
            meters.called(outcome, System.nanoTime() - begun);
            write(claim, outcome);
        } catch (TimeoutException _) {
            var unknown = new SendOutcome.Unknown("timeout");
            meters.called(unknown, System.nanoTime() - begun);
            write(claim, unknown);
            Thread.ofVirtual().name("late-answer").start(() -> write(claim, answer.join()));
        } catch (InterruptedException _) {
            // The application dies; the lease expires and the outcome becomes unknown.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always a value", e);
        }
    }

    private CompletableFuture<SendOutcome> begin(Claim claim) {
        try {
            return graphApi.send(claim.message());
        } catch (RuntimeException e) {
            LOGGER.errorf(
                    e, "call could not be begun messageId=%s", claim.message().messageId());
            return CompletableFuture.completedFuture(new SendOutcome.Unknown("call_broke"));
        }
    }

    /** An outcome that is not written down is lost, so this does not give up while the application runs. */
    private void write(Claim claim, SendOutcome outcome) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                outcomes.record(claim, outcome).ifPresent(meters::ended);
                tell(claim, outcome);
                return;
            } catch (RuntimeException e) {
                LOGGER.warnf(
                        "outcome not written, trying again messageId=%s outcome=%s cause=%s",
                        claim.message().messageId(),
                        outcome.reason(),
                        e.getClass().getSimpleName());
                LOGGER.debug("outcome not written", e);
                LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
            }
        }
    }

    private static void tell(Claim claim, SendOutcome outcome) {
        var messageId = claim.message().messageId();
        switch (outcome) {
            case SendOutcome.Barred barred ->
                LOGGER.errorf(
                        "meta takes nothing from us, sending pauses scope=%s phoneNumberId=%s errorCode=%d explanation=%s",
                        barred.scope(),
                        claim.message().phoneNumberId(),
                        barred.error().code(),
                        barred.error().message());
            case SendOutcome.Unknown _, SendOutcome.NotSent _, SendOutcome.Throttled _ ->
                LOGGER.warnf("call without result messageId=%s outcome=%s", messageId, outcome.reason());
            case SendOutcome.Accepted _, SendOutcome.Rejected _ ->
                LOGGER.debugf("call answered messageId=%s outcome=%s", messageId, outcome.reason());
        }
    }
}
