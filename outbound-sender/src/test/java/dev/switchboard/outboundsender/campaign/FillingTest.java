package dev.switchboard.outboundsender.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillingTest {

    @Test
    void fillsWordsNumbersAndAddresses() {
        // Given
        var filling = Filling.given(json("""
                        {"name":"sale","language":"pt_BR",
                         "header":{"media":{"type":"media","kind":"IMAGE","link":"https://files.example/{{ Picture }}.png"}},
                         "body":[{"text":"{{first_name}}"},{"text":"{{amount}}","currency":{"code":"BRL","amount1000":"{{amount}}"}}],
                         "buttons":[{"index":0,"kind":"URL","value":"{{first_name}}/{{code}}"}]}""")).orElseThrow();

        // When
        var filled = filling.filled(
                        Map.of("picture", "7", "first_name", "{{code}} $1 \\", "amount", "12500", "code", "x"))
                .orElseThrow();

        // Then
        assertThat(filling.columns()).containsExactly("amount", "code", "first_name", "picture");
        assertThat(filled.body().getFirst().text().value()).isEqualTo("{{code}} $1 \\");
        assertThat(requireNonNull(filled.body().getLast().currency()).amount1000())
                .isEqualTo(12_500);
        assertThat(requireNonNull(filled.buttons().getFirst().value()).value()).isEqualTo("{{code}} $1 \\/x");
        assertThat(requireNonNull(requireNonNull(filled.header()).media()).link())
                .isEqualTo("https://files.example/7.png");
    }

    @Test
    void isReadBackAsItWasStored() {
        // Given
        var given = Filling.given(json("{\"name\":\"sale\",\"language\":\"en\",\"body\":[{\"text\":\"{{a}}\"}]}"))
                .orElseThrow();

        // When
        var read = Filling.of(given.json());

        // Then
        assertThat(read.filled(Map.of("a", "b"))).isEqualTo(given.filled(Map.of("a", "b")));
    }

    @Test
    void isNoneWithoutNameOrLanguage() {
        assertThat(Filling.given(json("{\"name\":\"sale\"}"))).isEmpty();
        assertThat(Filling.given(json("[]"))).isEmpty();
        assertThat(Filling.given(json("{\"name\":\"sale\",\"language\":\"en\",\"body\":[{\"name\":\"a\"}]}")))
                .isEmpty();
    }

    @Test
    void wordsWhereANumberStandsFillNothing() {
        // Given
        var filling = Filling.given(json("""
                        {"name":"sale","language":"en","body":[{"text":"x","currency":{"code":"EUR","amount1000":"{{amount}}"}}]}""")).orElseThrow();

        // Then
        assertThat(filling.filled(Map.of("amount", "much"))).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
