package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void holdsOneMessageOfAKnownNumberInMetasShape() throws IOException {
        // When
        var value = value(WebhookBodies.single(7));

        // Then
        assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("100000000000002");
        assertThat(value.at("/messages")).hasSize(1);
        assertThat(value.at("/messages/0/type").asText()).isEqualTo("text");
        assertThat(value.at("/messages/0/from").asText())
                .isEqualTo(value.at("/contacts/0/wa_id").asText());
        assertThat(value.at("/messages/0/timestamp").isTextual()).isTrue();
    }

    @Test
    void escapesAccentsAsMetaDoes() throws IOException {
        // When
        var body = WebhookBodies.single(1);

        // Then
        assertThat(new String(body, StandardCharsets.UTF_8))
                .contains("Ol\\u00e1")
                .doesNotContain("á");
        assertThat(value(body).at("/messages/0/text/body").asText()).startsWith("Olá");
    }

    @Test
    void givesEveryMessageAnIdOfItsOwn() {
        // When
        var ids = IntStream.range(0, 20_000)
                .mapToObj(WebhookBodies::single)
                .map(body -> new String(body, StandardCharsets.US_ASCII).replaceAll(".*\"(wamid[^\"]+)\".*", "$1"));

        // Then
        assertThat(ids.distinct()).hasSize(20_000);
    }

    @Test
    void fillsABatchToItsSize() throws IOException {
        // When
        var body = WebhookBodies.batch(3, 1_000, 3_000_000);

        // Then
        assertThat(body.length).isBetween(2_700_000, 3_100_000);
        assertThat(value(body).at("/messages")).hasSize(1_000);
        assertThat(value(body).at("/messages").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatACustomerWritesNow() throws IOException {
        // When
        var value = value(WebhookBodies.written(
                "100000000000009",
                WebhookBodies.phone(7),
                1,
                Instant.ofEpochSecond(1_795_000_000, 999_000_000),
                "STOP"));

        // Then
        assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("100000000000009");
        assertThat(value.at("/contacts/0/wa_id").asText()).isEqualTo("15550000007");
        assertThat(value.at("/messages")).hasSize(1);
        assertThat(value.at("/messages/0/from").asText()).isEqualTo("15550000007");
        assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("STOP");
        assertThat(value.at("/messages/0/timestamp").asText()).isEqualTo("1795000000");
    }

    private static JsonNode value(byte[] body) throws IOException {
        return JSON.readTree(body).at("/entry/0/changes/0/value");
    }
}
