package dev.switchboard.webhookingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.switchboard.webhookingress.FixedSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** No header but the right one opens the door. Tried over a few in every build; with new ones as {@code docs/testing.md} says. */
class SignatureFuzzTest {

    /** RFC 4231, test case 2. */
    private static final String RIGHT = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    private final Signatures signatures =
            new Signatures(new FixedSettings(List.of("another-secret", "Jefe"), "local-key-secret", 1024));

    static Stream<String> headers() {
        return Stream.of(
                RIGHT,
                "",
                "sha256=",
                "sha1=" + "0".repeat(40),
                "sha256=" + "0".repeat(64),
                RIGHT.replace('c', 'C'),
                RIGHT + "0",
                RIGHT.substring(0, 70) + "\u0663");
    }

    @MethodSource("headers")
    @FuzzTest(maxDuration = "1m")
    void onlyTheRightHeaderMatches(@NotNull String header) {
        // When
        var matched = signatures.match(header, BODY);

        // Then
        assertThat(matched).isEqualTo(header.equals(RIGHT));
        assertThat(Signatures.wellFormed(header)).isEqualTo(header.matches("sha256=[0-9a-f]{64}"));
    }
}
