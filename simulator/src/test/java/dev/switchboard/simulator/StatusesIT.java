package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static dev.switchboard.simulator.Door.sendText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a message that was accepted, with a real receiver on the other end. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class StatusesIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
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
    void tellsNothingBeforeWhatCameBeforeIsAnswered() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        Receiver.delayNext(Duration.ofSeconds(1));

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(statuses(wamid)).containsExactly("sent", "delivered", "read"));
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

    private static List<String> statuses(String wamid) {
        return Receiver.statusesOf(wamid).stream()
                .map((JsonNode status) -> status.path("status").asText())
                .toList();
    }
}
