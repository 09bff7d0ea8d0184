package dev.switchboard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTest {

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Storable.text("Olá, 👋 tudo bem?")).isEqualTo("Olá, 👋 tudo bem?");
    }

    @Test
    void replacesNulAndHalvesOfPairs() {
        assertThat(Storable.text("a\u0000b\uD83Dc\uDC4Bd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void replacesAnEscapedNulInJsonAndNotWhatOnlyLooksLikeOne() {
        assertThat(Storable.json("{\"a\":\"x\\u0000y\",\"b\":\"x\\\\u0000y\"}"))
                .isEqualTo("{\"a\":\"x\uFFFDy\",\"b\":\"x\\\\u0000y\"}");
    }
}
