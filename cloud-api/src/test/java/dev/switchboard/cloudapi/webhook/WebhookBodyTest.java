package dev.switchboard.cloudapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    @Test
    void keepsEveryDigitOfNumbersThatNobodyReads() {
        // When
        var body = read("""
                {"object":"whatsapp_business_account","entry":[{"id":1,"changes":[{"field":"messages",
                "value":{"a":0.1000000000000000055511151231257827,"b":90071992547409931234}}]}]}""");

        // Then
        assertThat(body)
                .isInstanceOfSatisfying(
                        WebhookBody.Envelope.class,
                        envelope -> assertThat(
                                        envelope.parts().getFirst().json().toString())
                                .contains("0.1000000000000000055511151231257827", "90071992547409931234"));
    }

    @Test
    void keepsThePartsBesideABrokenOne() {
        // When
        var body = read("""
                {"object":"whatsapp_business_account","entry":[7,{"id":"1","changes":[{},{"field":"x","value":{}}]}]}""");

        // Then
        assertThat(body)
                .isInstanceOfSatisfying(
                        WebhookBody.Envelope.class,
                        envelope -> assertThat(envelope.parts())
                                .hasExactlyElementsOfTypes(
                                        WebhookPart.Odd.class, WebhookPart.Odd.class, WebhookPart.Change.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "words", "{\"a\":01}"})
    void takesAnythingElseForNotJson(String body) {
        assertThat(read(body)).isInstanceOf(WebhookBody.NotJson.class);
    }

    @Test
    void doesNotFollowNestingWithoutEnd() {
        assertThat(read("{\"a\":".repeat(1_000_000))).isInstanceOf(WebhookBody.NotJson.class);
    }

    @Test
    void readsWhatNestsAsDeepAsAllowed() {
        assertThat(read("[".repeat(WebhookBody.DEPTH_MAX) + "]".repeat(WebhookBody.DEPTH_MAX)))
                .isInstanceOf(WebhookBody.OtherShape.class);
    }

    @Test
    void takesBytesThatAreNoTextForNotJson() {
        assertThat(WebhookBody.read(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'}))
                .isInstanceOf(WebhookBody.NotJson.class);
    }

    private static WebhookBody read(String body) {
        return WebhookBody.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
