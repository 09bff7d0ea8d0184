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
    void isOverWhenAllIsSpent() {
        // When
        block.spend(4);

        // Then
        assertThat(block.over(START)).isTrue();
        assertThat(block.free(START + 100 * TEN_MILLIS)).isZero();
    }

    @Test
    void losesMomentsThatNobodyUsed() {
        assertThat(block.over(START + 8 * TEN_MILLIS - 1)).isFalse();
        assertThat(block.over(START + 8 * TEN_MILLIS)).isTrue();
    }
}
