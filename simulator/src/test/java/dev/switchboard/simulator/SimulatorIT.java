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

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks and time, with a real receiver on the other end. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class SimulatorIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
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
}
