package dev.switchboard.webhookingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.webhookingress.FixedSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

    /** RFC 4231, test case 2. */
    private static final String KNOWN_SECRET = "Jefe";

    private static final byte[] KNOWN_BODY = bytes("what do ya want for nothing?");
    private static final String KNOWN_SIGNATURE =
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final Signatures signatures = new Signatures(settings("another-secret", KNOWN_SECRET));

    @Test
    void acceptsTheKnownAnswerOfEveryActiveSecret() {
        assertThat(signatures.match(KNOWN_SIGNATURE, KNOWN_BODY)).isTrue();
        assertThat(new Signatures(settings(KNOWN_SECRET, "another-secret")).match(KNOWN_SIGNATURE, KNOWN_BODY))
                .isTrue();
        assertThat(new Signatures(settings("another-secret")).match(KNOWN_SIGNATURE, KNOWN_BODY))
                .isFalse();
    }

    @Test
    void acceptsTheSameAnswerAgain() {
        assertThat(signatures.match(KNOWN_SIGNATURE, bytes("other"))).isFalse();
        assertThat(signatures.match(KNOWN_SIGNATURE, KNOWN_BODY)).isTrue();
        assertThat(signatures.match(KNOWN_SIGNATURE, KNOWN_BODY)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "SHA256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g",
                " sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            })
    void refusesWhatHasNotTheFormOfASignature(@Nullable String header) {
        assertThat(Signatures.wellFormed(header)).isFalse();
        assertThat(signatures.match(header, KNOWN_BODY)).isFalse();
    }

    @Test
    void refusesUpperCaseDigitsWhichMetaNeverWrites() {
        // Given
        var header = "sha256=" + KNOWN_SIGNATURE.substring("sha256=".length()).toUpperCase(Locale.ROOT);

        // When
        var matched = signatures.match(header, KNOWN_BODY);

        // Then
        assertThat(matched).isFalse();
    }

    @Test
    void refusesASignatureThatDiffersInOneBit() {
        // Given
        var header = KNOWN_SIGNATURE.substring(0, 70) + "2";

        // When
        var matched = signatures.match(header, KNOWN_BODY);

        // Then
        assertThat(Signatures.wellFormed(header)).isTrue();
        assertThat(matched).isFalse();
    }

    private static FixedSettings settings(String... secrets) {
        return new FixedSettings(List.of(secrets), "local-key-secret", 1024);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
