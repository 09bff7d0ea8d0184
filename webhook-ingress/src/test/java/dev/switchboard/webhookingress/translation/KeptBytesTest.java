package dev.switchboard.webhookingress.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptBytesTest {

    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

    @Test
    void keepsTextAsItIs() {
        assertThat(KeptBytes.of("{\"olá\": not json".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new KeptBytes(Encoding.UTF8, "{\"olá\": not json"));
    }

    @Test
    void keepsNothingAsNothing() {
        assertThat(KeptBytes.of(new byte[0])).isEqualTo(new KeptBytes(Encoding.UTF8, ""));
    }

    @Test
    void keepsBytesThatAreNotTextInBase64() {
        // Given
        var bytes = new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1};

        // When
        var kept = KeptBytes.of(bytes);

        // Then
        assertThat(kept.encoding()).isEqualTo(Encoding.BASE64);
        assertThat(Base64.getDecoder().decode(kept.text())).isEqualTo(bytes);
    }

    @Test
    void keepsTextWithTheCharacterNulInBase64() {
        // Given
        var bytes = "{\"a\":\0}".getBytes(StandardCharsets.UTF_8);

        // When
        var kept = KeptBytes.of(bytes);

        // Then
        assertThat(kept.encoding()).isEqualTo(Encoding.BASE64);
        assertThat(Base64.getDecoder().decode(kept.text())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(chars = {'a', '"', '\\', '\n', '\u0001', '\u007f'})
    void fitsTheLargestBodyIntoARecordWhateverItIsMadeOf(char filling) throws JsonProcessingException {
        // Given
        var bytes = new byte[BODY_BYTES_MAX];
        Arrays.fill(bytes, (byte) filling);

        // When
        var kept = KeptBytes.of(bytes);

        // Then
        assertThat(new JsonMapper().writeValueAsBytes(kept.text()).length)
                .isLessThan(Topic.MAX_RECORD_BYTES - 1024 * 1024);
    }
}
