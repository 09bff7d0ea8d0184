package dev.switchboard.outboundsender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Accepted;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.NotSent;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Rejected;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Throttled;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class LifeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final MetaError ERROR = new MetaError(131009, "title", "words", null);
    private static final int TRIES = 3;

    static final List<SendOutcome> EVERY_OUTCOME = List.of(
            new Accepted("wamid.1"),
            new Throttled(Scope.CONVERSATION, 131056, null),
            new NotSent("connect_failed", ERROR),
            new Barred(Scope.SENDER, ERROR),
            new Rejected(ERROR),
            new Unknown("timeout"));

    static final List<SendOutcome> EVERY_OTHER_OUTCOME = EVERY_OUTCOME.subList(1, EVERY_OUTCOME.size());

    private final Life life = new Life(new Settings(), new Random(1));

    @Test
    void announcesAnAcceptedMessage() {
        // When
        var step = after(calling(1), new Accepted("wamid.1"));

        // Then
        assertThat(step.state()).isEqualTo(AttemptState.ACCEPTED);
        assertThat(step.wamid()).isEqualTo("wamid.1");
        assertThat(step.events()).singleElement().isInstanceOf(MessageAccepted.class);
    }

    @Test
    void neverFailsAMessageBecauseMetaIsThrottling() {
        // Given
        var attempt = calling(50, 0, 49, null);

        // When
        var step = after(attempt, new Throttled(Scope.CONVERSATION, 131056, null));

        // Then
        assertThat(step.state()).isEqualTo(AttemptState.READY);
        assertThat(step.throttled()).isEqualTo(50);
        assertThat(step.events()).isEmpty();
    }

    @Test
    void triesABoundedNumberOfTimesWhenNothingWasSent() {
        // When
        var second = after(calling(2, TRIES - 2, 0, null), new NotSent("connect_failed", ERROR));
        var third = after(calling(3, TRIES - 1, 0, null), new NotSent("connect_failed", ERROR));

        // Then
        assertThat(second.state()).isEqualTo(AttemptState.READY);
        assertThat(second.delay()).isPositive();
        assertThat(third.state()).isEqualTo(AttemptState.FAILED);
        assertThat(third.events()).singleElement().isInstanceOf(MessageFailed.class);
    }

    @Test
    void keepsTheMessageWaitingWhileMetaBarsTheAccount() {
        // When
        var step = after(calling(1), new Barred(Scope.SENDER, ERROR));

        // Then
        assertThat(step.state()).isEqualTo(AttemptState.READY);
        assertThat(step.notSent()).isZero();
        assertThat(step.events()).isEmpty();
    }

    @Test
    void saysSoWhenNobodyKnows() {
        assertThat(after(calling(1), new Unknown("timeout")).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageOutcomeUnknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo("timeout"));
        assertThat(life.afterLease(calling(1), NOW).state()).isEqualTo(AttemptState.UNKNOWN);
    }

    @ParameterizedTest
    @FieldSource("EVERY_OTHER_OUTCOME")
    void believesAStatusThatCameBeforeTheAnswer(SendOutcome outcome) {
        // When
        var step = after(calling(1, 0, 0, "wamid.status"), outcome);

        // Then
        assertThat(step.state()).isEqualTo(AttemptState.ACCEPTED);
        assertThat(step.wamid()).isEqualTo("wamid.status");
        assertThat(step.events()).singleElement().isInstanceOf(MessageAccepted.class);
    }

    @ParameterizedTest
    @FieldSource("EVERY_OUTCOME")
    void neverSendsAgainWhatMayBeOut(SendOutcome outcome) {
        // When
        var step = life.after(attempt(AttemptState.UNKNOWN, 1, 0, 0, null), 1, outcome, NOW);

        // Then
        assertThat(step.stream())
                .allSatisfy(then -> assertThat(then.state()).isIn(AttemptState.ACCEPTED, AttemptState.FAILED))
                .allSatisfy(then -> assertThat(then.events().getFirst()).isInstanceOf(OutcomeSettled.class));
    }

    @Test
    void settlesAnUnknownOutcomeByItsLateAnswer() {
        // Given
        var unknown = attempt(AttemptState.UNKNOWN, 1, 0, 0, null);

        // When
        var accepted = life.after(unknown, 1, new Accepted("wamid.1"), NOW).orElseThrow();
        var rejected = life.after(unknown, 1, new Rejected(ERROR), NOW).orElseThrow();

        // Then
        assertThat(accepted.events()).singleElement().isInstanceOfSatisfying(OutcomeSettled.class, settled -> {
            assertThat(settled.outcome()).isEqualTo(OutcomeSettled.Outcome.ACCEPTED);
            assertThat(settled.wamid()).isEqualTo("wamid.1");
        });
        assertThat(rejected.events()).hasExactlyElementsOfTypes(OutcomeSettled.class, MessageFailed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "ACCEPTED", "REFUSED", "FAILED"})
    void changesNothingOnceTheStoryWentOn(AttemptState state) {
        assertThat(life.after(attempt(state, 1, 0, 0, null), 1, new Accepted("wamid.1"), NOW))
                .isEmpty();
    }

    @Test
    void ignoresTheAnswerOfAnEarlierCall() {
        assertThat(life.after(calling(2), 1, new Accepted("wamid.1"), NOW)).isEmpty();
    }

    private Step after(Attempt attempt, SendOutcome outcome) {
        return life.after(attempt, attempt.calls(), outcome, NOW).orElseThrow();
    }

    private static Attempt calling(int calls) {
        return calling(calls, 0, 0, null);
    }

    private static Attempt calling(int calls, int notSent, int throttled, @Nullable String wamid) {
        return attempt(AttemptState.CALLING, calls, notSent, throttled, wamid);
    }

    private static Attempt attempt(AttemptState state, int calls, int notSent, int throttled, @Nullable String wamid) {
        return new Attempt(
                UUID.randomUUID(), UUID.randomUUID(), "100000000000001", null, state, calls, notSent, throttled, wamid);
    }

    private record Settings() implements DispatchConfig {
        @Override
        public int concurrentCalls() {
            return 1;
        }

        @Override
        public int concurrentBulkCalls() {
            return 1;
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration leaseMargin() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int tries() {
            return TRIES;
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration longestBackoff() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration unsettledAfter() {
            return Duration.ofMinutes(15);
        }
    }
}
