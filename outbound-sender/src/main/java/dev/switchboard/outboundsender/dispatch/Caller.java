package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.graphapi.GraphApi;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Makes one call for one claim and sees to it that its outcome is written down, however long the database is away. */
@ApplicationScoped
class Caller {

    private static final Logger LOGGER = Logger.getLogger(Caller.class);

    private static final SendOutcome TIMEOUT = new SendOutcome.Unknown("timeout");

    private final GraphApi graphApi;
    private final OutcomeWriter writer;
    private final OutboundMeters meters;

    Caller(GraphApi graphApi, OutcomeWriter writer, OutboundMeters meters) {
        this.graphApi = graphApi;
        this.writer = writer;
        this.meters = meters;
    }

    void call(Claim claim) {
        try {
            var begun = System.nanoTime();
            var answer = begin(claim);
            var outcome = inTime(answer);
            meters.called(outcome, System.nanoTime() - begun);
            write(claim, outcome);
            if (outcome.equals(TIMEOUT)) {
                Thread.ofVirtual().name("late-answer").start(() -> writeLate(claim, answer));
            }
        } catch (InterruptedException _) {
            // The application dies; the lease expires and the outcome becomes unknown.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always a value", e);
        }
    }

    private SendOutcome inTime(CompletableFuture<SendOutcome> answer) throws InterruptedException, ExecutionException {
        try {
            return answer.get(graphApi.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return TIMEOUT;
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

    /** Returns once it is written down, however long the database is away. */
    private void write(Claim claim, SendOutcome outcome) throws InterruptedException, ExecutionException {
        writer.write(claim, outcome).get().ifPresent(meters::ended);
        tell(claim, outcome);
    }

    private void writeLate(Claim claim, CompletableFuture<SendOutcome> answer) {
        try {
            write(claim, answer.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always a value", e);
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
