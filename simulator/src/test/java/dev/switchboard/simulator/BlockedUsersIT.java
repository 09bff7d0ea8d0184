package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.sendText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom the business does not want to hear of. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class BlockedUsersIT {

    private static final String ANA = "5511900000001";
    private static final String RUI = "5511900000002";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void blocksWhoWroteWithinADayAndNobodyElse() {
        // Given
        customerWrites(RUI, Map.of("text", "Hola"));
        control("clock", Map.of("advance", "PT25H")).statusCode(200);
        customerWrites(ANA, Map.of("text", "Hola"));

        // When
        var answer = block("post", "+55 11 90000-0001", RUI, "34600000009");

        // Then
        answer.statusCode(200)
                .body("block_users.added_users[0].input", equalTo("+55 11 90000-0001"))
                .body("block_users.added_users[0].wa_id", equalTo(ANA))
                .body("block_users.added_users", hasSize(1))
                .body("block_users.failed_users.input", equalTo(List.of(RUI, "34600000009")))
                .body("block_users.failed_users[0].errors[0].code", equalTo(131047));
        authorised().get(path()).then().statusCode(200).body("data.wa_id", equalTo(List.of(ANA)));
    }

    @Test
    void letsABlockedUserNeitherWriteNorBeWrittenTo() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        block("post", ANA).statusCode(200);

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        assertThat(Receiver.statusesOf(wamid).getFirst().at("/errors/0/code").asInt())
                .isEqualTo(131026);
        control("customers/" + ANA + "/messages", Map.of("text", "Hola?"))
                .statusCode(400)
                .body("error", containsString("blocked"));
        customerWrites(ANA, Map.of("text", "Another number hears me", "phoneNumberId", "100000000000002"));
    }

    @Test
    void letsThemInAgain() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola", "userId", "BR.777"));
        authorised()
                .body(Map.of("messaging_product", "whatsapp", "block_users", List.of(Map.of("user_id", "BR.777"))))
                .post(path())
                .then()
                .body("block_users.added_users", hasSize(1));

        // When
        block("delete", ANA).statusCode(200).body("block_users.removed_users[0].wa_id", equalTo(ANA));

        // Then
        customerWrites(ANA, Map.of("text", "Thank you"));
        block("delete", ANA).body("block_users.failed_users[0].errors[0].code", equalTo(139100));
        authorised().get(path()).then().body("data", hasSize(0));
    }

    @Test
    void refusesACallWithoutProductOrUsers() {
        authorised()
                .body("{\"block_users\":[{\"user\":\"1\"}]}")
                .post(path())
                .then()
                .statusCode(400);
        authorised()
                .body("{\"messaging_product\":\"whatsapp\"}")
                .post(path())
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse block(String verb, String... users) {
        var body = Map.of(
                "messaging_product",
                "whatsapp",
                "block_users",
                List.of(users).stream().map(user -> Map.of("user", user)).toList());
        return authorised().body(body).request(verb, path()).then();
    }

    private static String path() {
        return "/v25.0/" + NUMBER + "/block_users";
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
