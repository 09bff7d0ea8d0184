package dev.switchboard.outboundsender.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final long START = -5_000_000_000L;
    private static final long TEN_MILLIS = 10_000_000L;

    private final Block block = new Block(START, Duration.ofMillis(10), 4);

    @Test
    void letsOneMessageLeaveAtEachMoment() {
        assertThat(block.free(START - 1)).isZero();
        assertThat(block.free(START)).isEqualTo(1);
        assertThat(block.free(START + TEN_MILLIS - 1)).isEqualTo(1);
        assertThat(block.free(START + TEN_MILLIS)).isEqualTo(2);
        assertThat(block.free(START + 100 * TEN_MILLIS)).isEqualTo(4);
    }

    @Test
    void saysWhenTheNextMomentComes() {
        // Given
        block.spend(2);

        // Then
        assertThat(block.free(START + TEN_MILLIS)).isZero();
        assertThat(block.untilFree(START + TEN_MILLIS)).isEqualTo(Duration.ofMillis(10));
        assertThat(block.untilFree(START + 3 * TEN_MILLIS)).isZero();
        assertThat(block.untilFree(START - TEN_MILLIS)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void hasPassedWhenAllIsSpentOrItsTimeIsOver() {
        assertThat(block.passed(START + 4 * TEN_MILLIS - 1)).isFalse();
        assertThat(block.passed(START + 4 * TEN_MILLIS)).isTrue();

        // When
        block.spend(4);

        // Then
        assertThat(block.passed(START)).isTrue();
        assertThat(block.free(START + 100 * TEN_MILLIS)).isZero();
    }

    @Test
    void leavesItsUnusedMomentsToABlockThatBeginsSoon() {
        assertThat(block.left(START + 12 * TEN_MILLIS - 1)).isEqualTo(4);
        assertThat(block.left(START + 12 * TEN_MILLIS)).isZero();

        // When
        block.spend(3);

        // Then
        assertThat(block.left(START + 4 * TEN_MILLIS)).isEqualTo(1);
    }

    @Test
    void letsMessagesLeaveThatAnEarlierBlockLeft() {
        // When
        block.add(2);

        // Then
        assertThat(block.free(START)).isEqualTo(3);
        assertThat(block.free(START + 100 * TEN_MILLIS)).isEqualTo(6);
    }

    @Test
    void takesNoMoreFromAnEarlierBlockThanItHasItself() {
        // When
        block.add(50);

        // Then
        assertThat(block.free(START)).isEqualTo(5);
    }
}
