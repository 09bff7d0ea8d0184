package dev.switchboard.conversationservice.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.whatsapp.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageProgressTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final MetaError ERROR = new MetaError(131026, "Message undeliverable", null, null);

    /** How far each state is; a tick never goes to one that is less. */
    private static final List<MessageState> ORDER = List.of(
            MessageState.QUEUED,
            MessageState.UNKNOWN,
            MessageState.REFUSED,
            MessageState.SENT,
            MessageState.FAILED,
            MessageState.DELIVERED,
            MessageState.READ);

    private static final List<Fact> ALL_FACTS = List.of(
            new Fact.Accepted(START),
            new Fact.Unknown(START.plusSeconds(1), "timeout"),
            new Fact.Dispatched(START.plusSeconds(2)),
            new Fact.Failed(START.plusSeconds(3), ERROR),
            new Fact.Delivered(START.plusSeconds(4)),
            new Fact.Read(START.plusSeconds(5)),
            new Fact.Priced(START, new Pricing("service", "free_customer_service", "PMP", false)),
            new Fact.Refused(START.plusSeconds(1), new Refusal("window_closed", "closed", "a template")));

    @Test
    void endsTheSameInEveryOrder() {
        // Given
        var expected = ALL_FACTS.stream().reduce(MessageProgress.NONE, MessageProgress::with, (one, _) -> one);

        // When
        var ends = permutations(ALL_FACTS).stream()
                .map(facts -> facts.stream().reduce(MessageProgress.NONE, MessageProgress::with, (one, _) -> one))
                .distinct()
                .toList();

        // Then
        assertThat(ends).containsExactly(expected);
        assertThat(expected.state()).isEqualTo(MessageState.READ);
    }

    @Test
    void neverGoesBackInAnyOrder() {
        for (var facts : permutations(ALL_FACTS)) {
            var progress = MessageProgress.NONE;
            for (var fact : facts) {
                var next = progress.with(fact);
                assertThat(ORDER.indexOf(next.state())).isGreaterThanOrEqualTo(ORDER.indexOf(progress.state()));
                progress = next;
            }
        }
    }

    @Test
    void changesNothingWhenAFactComesAgain() {
        for (var facts : permutations(ALL_FACTS.subList(0, 6))) {
            var progress = facts.stream().reduce(MessageProgress.NONE, MessageProgress::with, (one, _) -> one);
            for (var fact : facts) {
                assertThat(progress.with(fact)).isEqualTo(progress);
            }
        }
    }

    @Test
    void knowsADeliveryFromItsReading() {
        // When
        var progress = MessageProgress.NONE.with(new Fact.Read(START));

        // Then
        assertThat(progress.deliveredAt()).isEqualTo(START);
        assertThat(progress.state()).isEqualTo(MessageState.READ);
    }

    @Test
    void keepsTheFirstTimeOfEachStep() {
        // When
        var progress = MessageProgress.NONE
                .with(new Fact.Dispatched(START.plusSeconds(9)))
                .with(new Fact.Dispatched(START))
                .with(new Fact.Dispatched(START.plusSeconds(5)));

        // Then
        assertThat(progress.dispatchedAt()).isEqualTo(START);
    }

    @Test
    void letsALaterDeliveryWinOverAFailureThatStaysVisible() {
        // When
        var failed = MessageProgress.NONE.with(new Fact.Dispatched(START)).with(new Fact.Failed(START, ERROR));
        var delivered = failed.with(new Fact.Delivered(START.plusSeconds(1)));

        // Then
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(delivered.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(delivered.failure()).isEqualTo(ERROR);
        assertThat(delivered.failedAt()).isEqualTo(START);
    }

    @Test
    void keepsTheReasonOfAFailureThatIsToldWithoutOneAtTheSameTime() {
        // Given
        var without = new Fact.Failed(START, null);
        var with = new Fact.Failed(START, ERROR);

        // When, then
        assertThat(MessageProgress.NONE.with(without).with(with).failure()).isEqualTo(ERROR);
        assertThat(MessageProgress.NONE.with(with).with(without).failure()).isEqualTo(ERROR);
    }

    @Test
    void countsAnUnknownOutcomeThatMetaHadTakenAsSent() {
        // Given
        var unknown = MessageProgress.NONE.with(new Fact.Unknown(START, "timeout"));

        // When
        var settled = unknown.with(new Fact.Accepted(START.plusSeconds(30)));

        // Then
        assertThat(unknown.state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(settled.state()).isEqualTo(MessageState.SENT);
        assertThat(settled.reachedAt()).isEqualTo(START.plusSeconds(30));
    }

    private static List<List<Fact>> permutations(List<Fact> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Fact>>();
        for (var index = 0; index < facts.size(); index++) {
            var rest = new ArrayList<>(facts);
            var first = rest.remove(index);
            for (var tail : permutations(rest)) {
                var permutation = new ArrayList<Fact>();
                permutation.add(first);
                permutation.addAll(tail);
                all.add(permutation);
            }
        }
        return all;
    }
}
