package dev.switchboard.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetaJsonTest {

    @Test
    void writesAccentsAsLowerCaseEscapes() {
        assertThat(wire("Olá, José")).isEqualTo("{\"body\":\"Ol\\u00e1, Jos\\u00e9\"}");
    }

    @Test
    void writesEmojiAsTwoEscapes() {
        assertThat(wire("👍")).isEqualTo("{\"body\":\"\\ud83d\\udc4d\"}");
    }

    @Test
    void escapesSlashes() {
        assertThat(wire("https://example.com/a")).isEqualTo("{\"body\":\"https:\\/\\/example.com\\/a\"}");
    }

    @Test
    void keepsPlainAsciiAsItIs() {
        assertThat(wire("hola @ana <b>")).isEqualTo("{\"body\":\"hola @ana <b>\"}");
    }

    private static String wire(String body) {
        return new String(MetaJson.bytes(MetaJson.object().put("body", body)), StandardCharsets.US_ASCII);
    }
}
