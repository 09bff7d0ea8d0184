package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static dev.switchboard.simulator.Door.sendText;
import static dev.switchboard.simulator.Door.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks, statuses and time, with a real receiver on the other end. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class SimulatorIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        RestAssured.post("/_sim/reset").then().statusCode(204);
        Receiver.forget();
    }

    @Test
    void signsTheRawBytesOfACustomersMessage() {
        // When
        var wamid = customerWrites(ANA, Map.of("text", "Olá / 👍", "name", "José"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        var webhook = Receiver.webhooks().getFirst();
        assertThat(webhook.isSignedWith("local-app-secret")).isTrue();
        assertThat(webhook.text())
                .contains("Ol\\u00e1 \\/ \\ud83d\\udc4d", "Jos\\u00e9")
                .isASCII();
        var message = webhook.value().at("/messages/0");
        assertThat(message.path("id").asText()).isEqualTo(wamid);
        assertThat(message.path("from").asText()).isEqualTo(ANA);
        assertThat(message.at("/text/body").asText()).isEqualTo("Olá / 👍");
        assertThat(webhook.value().at("/contacts/0/wa_id").asText()).isEqualTo(ANA);
        assertThat(webhook.value().at("/contacts/0/user_id").asText())
                .isEqualTo(message.path("from_user_id").asText())
                .startsWith("BR.");
    }

    @Test
    void leavesThePhoneOutForSomebodyWhoHidesIt() {
        // When
        customerWrites(ANA, Map.of("text", "Hola", "userId", "CO.777", "withoutPhone", true));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        var webhook = Receiver.webhooks().getFirst();
        assertThat(webhook.text()).doesNotContain(ANA).contains("CO.777");
        assertThat(webhook.value().at("/messages/0").has("from")).isFalse();
        assertThat(webhook.value().at("/contacts/0").has("wa_id")).isFalse();
    }

    @Test
    void repeatsTheIdenticalBytesUntilTheAnswerIs200() {
        // Given
        Receiver.answerNext(500, 204);

        // When
        customerWrites(ANA, Map.of("text", "¿Hola?"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(3));
        assertThat(Receiver.webhooks())
                .allSatisfy(webhook -> assertThat(webhook.body())
                        .isEqualTo(Receiver.webhooks().getFirst().body()));
        await().untilAsserted(() -> look("webhooks")
                .body("[0].state", equalTo("delivered"))
                .body("[0].attempts.status", equalTo(List.of(500, 204, 200))));
    }

    @Test
    void givesUpAfterTheLastRetry() {
        // Given
        Receiver.answerNext(503, 503, 503, 503);

        // When
        customerWrites(ANA, Map.of("text", "Hola"));

        // Then
        await().untilAsserted(() ->
                look("webhooks").body("[0].state", equalTo("given-up")).body("[0].attempts", hasSize(4)));
    }

    @Test
    void tellsSentDeliveredAndReadOfAnAnswer() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).containsExactly("sent", "delivered", "read"));
        assertThat(Receiver.statusesOf(wamid)).allSatisfy(status -> {
            assertThat(status.path("recipient_id").asText()).isEqualTo(ANA);
            assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("our-id-1");
        });
        assertThat(Receiver.statusesOf(wamid).stream().map(status -> status.has("pricing")))
                .containsExactly(true, true, false);
        look("messages?to=" + ANA).body("[0].status", equalTo("read")).body("[0].wamid", equalTo(wamid));
    }

    @Test
    void tellsStatusesBackwardsWhenTheScriptSaysSo() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        control("scripts", Map.of("script", "reversed", "to", ANA)).statusCode(200);

        // When
        var wamid = sendText("+55 11 90000-0001", "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).containsExactly("read", "delivered", "sent"));
    }

    @Test
    void tellsSentBeforeTheCallIsAnsweredWhenTheScriptSaysSo() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        control("scripts", Map.of("script", "early")).statusCode(200);

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        assertThat(statuses(wamid)).containsExactly("sent");
    }

    @Test
    void failsAnAnswerAfterTheWindowHasClosed() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        control("clock", Map.of("advance", "PT24H")).statusCode(200).body("offset", equalTo("PT24H"));

        // When
        var wamid = sendText(ANA, "¿Sigue ahí?");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).containsExactly("failed"));
        var failed = Receiver.statusesOf(wamid).getFirst();
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131047);
        assertThat(Instant.ofEpochSecond(failed.path("timestamp").asLong()))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void keepsTheWindowsOfTwoNumbersApart() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola", "phoneNumberId", "100000000000002"));

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).containsExactly("failed"));
    }

    @Test
    void letsATemplateThroughAClosedWindow() {
        // When
        String wamid = graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "to",
                        ANA,
                        "type",
                        "template",
                        "template",
                        Map.of("name", "order_ready", "language", Map.of("code", "pt_BR"))))
                .statusCode(200)
                .body("messages[0].message_status", equalTo("accepted"))
                .extract()
                .path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).contains("delivered"));
    }

    @Test
    void marksACustomersMessageAsReadAndShowsTyping() {
        // Given
        var wamid = customerWrites(ANA, Map.of("text", "Hola"));

        // When
        graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "status",
                        "read",
                        "message_id",
                        wamid,
                        "typing_indicator",
                        Map.of("type", "text")))
                .statusCode(200)
                .body("success", equalTo(true));

        // Then
        look("customers/" + ANA + "/chat")
                .body("businessTyping", equalTo(true))
                .body("lines[0].status", equalTo("read"));
    }

    @Test
    void makesANewMessageOfEveryCall() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));

        // When
        var first = sendText(ANA, "Buenas");
        var second = sendText(ANA, "Buenas");

        // Then
        assertThat(first).isNotEqualTo(second);
        look("messages?to=" + ANA).body("wamid", equalTo(List.of(first, second)));
    }

    @Test
    void sendsGivenBytesAsTheyAre() {
        // Given
        var batch = "{ \"object\" : \"whatsapp_business_account\",\n \"entry\":[ ] , \"é\":1}";

        // When
        control("webhooks", batch).statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        assertThat(Receiver.webhooks().getFirst().text()).isEqualTo(batch);
        assertThat(Receiver.webhooks().getFirst().isSignedWith("local-app-secret"))
                .isTrue();
    }

    @Test
    void acceptsACallbackThatAnswersTheBareChallenge() {
        RestAssured.post("/_sim/webhook/verify").then().statusCode(200).body("verified", equalTo(true));
    }

    @Test
    void refusesACallbackThatAnswersSomethingElse() {
        // Given
        Receiver.answerChallenge("\"quoted\"");

        // When
        RestAssured.post("/_sim/webhook/verify").then().statusCode(200).body("verified", equalTo(false));
    }

    @Test
    void answersABusinessScopedIdWithoutAPhone() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola", "userId", "CO.778", "withoutPhone", true));

        // When
        String wamid = graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "recipient",
                        "CO.778",
                        "type",
                        "text",
                        "text",
                        Map.of("body", "Buenas")))
                .statusCode(200)
                .body("contacts[0].user_id", equalTo("CO.778"))
                .body("contacts[0].wa_id", equalTo(null))
                .extract()
                .path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).contains("sent"));
        var sent = Receiver.statusesOf(wamid).getFirst();
        assertThat(sent.has("recipient_id")).isFalse();
        assertThat(sent.path("recipient_user_id").asText()).isEqualTo("CO.778");
    }

    @Test
    void forgetsEverythingOnReset() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        graph(text(ANA, "Buenas")).statusCode(200);
        control("clock", Map.of("advance", "PT1H")).statusCode(200);

        // When
        RestAssured.post("/_sim/reset").then().statusCode(204);

        // Then
        look("messages").body("", hasSize(0));
        look("customers").body("", hasSize(0));
        look("webhooks").body("", hasSize(0));
        look("clock").body("offset", equalTo("PT0S"));
    }

    private static List<String> statuses(String wamid) {
        return Receiver.statusesOf(wamid).stream()
                .map((JsonNode status) -> status.path("status").asText())
                .toList();
    }
}
