package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void signsAsTheTestVectorOfTheStandard() {
        // Given: RFC 4231, test case 2
        var signature = new Signature("Jefe");

        // When
        var signed = signature.of("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(signed).isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void signsEachBodyAfresh() {
        // Given
        var signature = new Signature("local-app-secret");
        var body = WebhookBodies.single(1);
        var first = signature.of(body);

        // When
        signature.of(WebhookBodies.single(2));

        // Then
        assertThat(signature.of(body)).isEqualTo(first);
    }
}
