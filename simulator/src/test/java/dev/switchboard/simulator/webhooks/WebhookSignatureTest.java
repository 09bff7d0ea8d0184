package dev.switchboard.simulator.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** Computed with {@code openssl dgst -sha256 -hmac local-app-secret}. */
    private static final String KNOWN = "sha256=eb6cef70c78c4da78b7092a1c521eef3a09a429a31165651be0f5642bd13391f";

    private final WebhookSignature signature = new WebhookSignature("local-app-secret");

    @Test
    void agreesWithAnIndependentComputation() {
        assertThat(signature.of(bytes("{\"body\":\"Ol\\u00e1\"}"))).isEqualTo(KNOWN);
    }

    @Test
    void changesWithASingleByte() {
        assertThat(signature.of(bytes("{\"body\":\"Ol\\u00E1\"}"))).isNotEqualTo(KNOWN);
    }

    @Test
    void isSeventyOneCharactersLong() {
        assertThat(signature.of(new byte[0])).hasSize(71);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
