package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.sendText;
import static dev.switchboard.simulator.Door.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who customers are, what changes about them, who else is in their chats, and many of them at once. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class CustomersIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @ParameterizedTest
    @CsvSource({
        "+55 31 98765-4321, 553187654321",
        "+55 11 8765-4321, 5511987654321",
        "+55 11 3765-4321, 551137654321",
        "+52 55 1234 5678, 5215512345678",
        "+54 11 1234 5678, 5491112345678",
        "+34 600 000 002, 34600000002",
    })
    void answersWithWhatsAppsIdForWhatWasDialled(String dialled, String waId) {
        graph(text(dialled, "Buenas"))
                .statusCode(200)
                .body("contacts[0].input", equalTo(dialled))
                .body("contacts[0].wa_id", equalTo(waId));
    }

    @Test
    void keepsTheIdOfSomebodyWhoIsKnownByIt() {
        customerWrites("5531987654321", Map.of("text", "Oi"));

        graph(text("5531987654321", "Buenas")).body("contacts[0].wa_id", equalTo("5531987654321"));
    }

    @Test
    void tellsANewPhoneFromTheOldOne() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola", "userId", "BR.777"));

        // When
        control("customers/" + ANA + "/identity", Map.of("phone", "5511900000009", "userId", "BR.778"))
                .statusCode(200)
                .body("id", equalTo("5511900000009"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(2));
        var message = Receiver.messages().stream()
                .filter(one -> one.path("type").asText().equals("system"))
                .findFirst()
                .orElseThrow();
        assertThat(message.path("from").asText()).isEqualTo(ANA);
        assertThat(message.at("/system/type").asText()).isEqualTo("user_changed_number");
        assertThat(message.at("/system/wa_id").asText()).isEqualTo("5511900000009");
        assertThat(message.at("/system/user_id").asText()).isEqualTo("BR.778");
        assertThat(message.at("/system/previous_user_id").asText()).isEqualTo("BR.777");
    }

    @Test
    void putsTheUserIdWhereAPhoneIsExpected() {
        customerWrites(ANA, Map.of("text", "Hola", "userId", "BR.777", "userIdAsFrom", true));

        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        assertThat(Receiver.messages().getFirst().path("from").asText()).isEqualTo("BR.777");
    }

    @Test
    void echoesWhatTheBusinessTypesOnItsPhone() {
        control("customers/" + ANA + "/echoes", Map.of("text", "Buenas")).statusCode(200);

        await().untilAsserted(
                        () -> assertThat(Receiver.changes("smb_message_echoes")).hasSize(1));
        var echo = Receiver.changes("smb_message_echoes").getFirst().at("/message_echoes/0");
        assertThat(echo.path("to").asText()).isEqualTo(ANA);
        assertThat(echo.at("/text/body").asText()).isEqualTo("Buenas");
    }

    @Test
    void standsByUntilTheBusinessWrites() {
        // Given
        control("customers/" + ANA + "/standby", Map.of("active", true)).statusCode(204);

        // When
        customerWrites(ANA, Map.of("text", "Hola"));
        control("customers/" + ANA + "/echoes", Map.of("text", "The agent answers"))
                .statusCode(200);
        await().untilAsserted(() -> assertThat(Receiver.changes("standby")).hasSize(2));
        sendText(ANA, "Buenas");
        customerWrites(ANA, Map.of("text", "Gracias"));

        // Then
        await().untilAsserted(() ->
                assertThat(Receiver.changes("messaging_handovers")).hasSize(2));
        await().untilAsserted(() -> assertThat(Receiver.changes("messages"))
                .anySatisfy(value ->
                        assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("Gracias")));
        assertThat(Receiver.changes("standby")).hasSize(2);
    }

    @Test
    void sendsAThousandItemsInOneWebhook() {
        // When
        var wamids = control(
                        "batches",
                        Map.of(
                                "items",
                                1000,
                                "entries",
                                3,
                                "changes",
                                2,
                                "characters",
                                2000,
                                "statuses",
                                true,
                                "badItem",
                                true))
                .statusCode(200)
                .body("bytes", lessThan(3 * 1024 * 1024))
                .extract()
                .jsonPath()
                .getList("wamids");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        var values = Receiver.changes("messages");
        assertThat(values).hasSize(6);
        assertThat(values.stream()
                        .mapToInt(value -> value.path("messages").size())
                        .sum())
                .isEqualTo(501);
        assertThat(values.stream()
                        .mapToInt(value -> value.path("statuses").size())
                        .sum())
                .isEqualTo(500);
        assertThat(values.stream()
                        .map(value -> value.at("/metadata/phone_number_id").asText())
                        .distinct())
                .hasSize(2);
        assertThat(wamids).hasSize(500);
        assertThat(Receiver.webhooks().getFirst().isSignedWith("local-app-secret"))
                .isTrue();
    }

    @Test
    void makesNoWebhookThatMetaWouldNotSend() {
        control("batches", Map.of("items", 1000, "characters", 5000))
                .statusCode(400)
                .body("error", containsString("3 MB"));
        control("batches", Map.of("items", 1001)).statusCode(400);
    }
}
