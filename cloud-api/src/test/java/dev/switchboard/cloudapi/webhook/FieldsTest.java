package dev.switchboard.cloudapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    /** Numbers as the trees of webhooks have them. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"1767225600", "\"1767225600\""})
    void readsSecondsAsNumberAndAsText(String seconds) throws IOException {
        assertThat(Fields.seconds(holding(seconds), "key")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"yesterday\"",
                "\"-5\"",
                "-5",
                "0",
                "1.5",
                "\"1.5\"",
                "null",
                "{}",
                "[1]",
                "true",
                "253402300800",
                "\"99999999999999\"",
                "1E+400000000",
                "123456789012345678901234567890"
            })
    void readsRubbishAsNoTime(String seconds) throws IOException {
        assertThat(Fields.seconds(holding(seconds), "key")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            "abc"                | abc
            90071992547409931234 | 90071992547409931234
            ""                   | -
            " "                  | -
            null                 | -
            1.5                  | -
            {"a":1}              | -
            """)
    void readsTextFromStringsAndWholeNumbersOfAnySize(String json, @Nullable String expected) throws IOException {
        assertThat(Fields.text(holding(json), "key")).isEqualTo(expected);
    }

    @Test
    void readsWhatNoDatabaseHoldsAsTheSignForWhatCannotBeShown() throws IOException {
        assertThat(Fields.text(holding("\"a\\u0000b\""), "key")).isEqualTo("a\uFFFDb");
        assertThat(Fields.words(holding("\"a\\u0000b\""), "key")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "a\\ud800b"        | a\uFFFDb
            "\\udc00\\ud800"   | \uFFFD\uFFFD
            "\\ud83d\\ude00"   | \uD83D\uDE00
            "x\\ud83d"         | x\uFFFD
            "\\ud83d\\ud83d\\ude00" | \uFFFD\uD83D\uDE00
            """)
    void readsHalvesOfSurrogatePairsAsTheSignForWhatCannotBeShown(String json, String expected) throws IOException {
        assertThat(Fields.text(holding(json), "key")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            30                  | 30
            30.50               | 30.50
            "30.50"             | 30.50
            "1E+2"              | 100
            -0.1                | -0.1
            "x"                 |
            "1e999999999"       |
            1e-999999999        |
            true                |
            null                |
            {}                  |
            """)
    void readsNumbersOfReasonableLength(String json, @Nullable BigDecimal expected) throws IOException {
        assertThat(Fields.decimal(holding(json), "key")).isEqualTo(expected);
    }

    @Test
    void readsNoNumberOfThousandsOfDigits() throws IOException {
        assertThat(Fields.decimal(holding("9".repeat(900)), "key")).isNull();
        assertThat(Fields.decimal(holding('"' + "9".repeat(1_000_000) + '"'), "key"))
                .isNull();
    }

    @Test
    void readsWordsEvenWhereTheyAreBlank() throws IOException {
        assertThat(Fields.words(holding("\" \""), "key")).isEqualTo(" ");
        assertThat(Fields.words(holding("7"), "key")).isNull();
    }

    private static JsonNode holding(String json) throws IOException {
        return JSON.readTree("{\"key\":" + json + "}");
    }
}
