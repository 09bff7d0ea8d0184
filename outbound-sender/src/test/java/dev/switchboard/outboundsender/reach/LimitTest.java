package dev.switchboard.outboundsender.reach;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "TIER_50, 50",
        "TIER_250, 250",
        "TIER_1K, 1000",
        "TIER_2K, 2000",
        "TIER_10K, 10000",
        "TIER_100K, 100000",
        "TIER_1M, 1000000",
        "TIER_NOT_SET, 77",
        "TIER_, 77",
        ", 77",
        "unlimited, 77"
    })
    void isWhatMetaSays(@Nullable String tier, int people) {
        assertThat(Limit.of(tier, 77).people()).isEqualTo(people);
    }

    @Test
    void isNoneWhereMetaSaysSo() {
        assertThat(Limit.of("TIER_UNLIMITED", 77).people()).isNull();
    }
}
