package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.sendText;
import static dev.switchboard.simulator.Door.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, account, limits and prices. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class AccountIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        customerWrites(ANA, Map.of("text", "Hola"));
    }

    @Test
    void showsANumberAndTheListOfThem() {
        ask("/v25.0/" + NUMBER + "?fields=quality_rating,throughput,whatsapp_business_manager_messaging_limit")
                .body("quality_rating", equalTo("GREEN"))
                .body("throughput.level", equalTo("STANDARD"))
                .body("whatsapp_business_manager_messaging_limit", equalTo("TIER_2K"))
                .body("id", equalTo(NUMBER))
                .body("verified_name", equalTo(null));
        ask("/v25.0/200000000000001/phone_numbers").body("data.id", equalTo(List.of(NUMBER, "100000000000002")));
    }

    @Test
    void letsATestNumberWriteToItsListOnlyAsItIsDialled() {
        // Given
        customerWrites("553188880001", Map.of("text", "Oi"));

        // When
        control("numbers/" + NUMBER, Map.of("testRecipients", List.of("5531988880001")))
                .statusCode(204);

        // Then
        graph(text("+55 31 98888-0001", "Oi")).statusCode(200);
        graph(text("553188880001", "Oi")).statusCode(400).body("error.code", equalTo(131030));
        graph(text(ANA, "Oi")).statusCode(400).body("error.code", equalTo(131030));
        ask("/v25.0/" + NUMBER + "?fields=account_mode").body("account_mode", equalTo("SANDBOX"));
    }

    @Test
    void writesItsNumberDifferentlyByContext() {
        // Given
        control("numbers/" + NUMBER, Map.of("shownAs", "+1 555-000-0001")).statusCode(204);
        Receiver.forget();

        // When
        customerWrites(ANA, Map.of("text", "Hola"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.changes("messages")).hasSize(1));
        var metadata = Receiver.changes("messages").getFirst().path("metadata");
        assertThat(metadata.path("display_phone_number").asText()).isEqualTo("+1 555-000-0001");
        assertThat(metadata.path("phone_number_id").asText()).isEqualTo(NUMBER);
    }

    @Test
    void tellsTheAppWhatItsTokenMayDo() {
        var asker = "300000000000001|local-app-secret";
        given().queryParam("input_token", TOKEN)
                .queryParam("access_token", asker)
                .get("/v25.0/debug_token")
                .then()
                .statusCode(200)
                .body("data.is_valid", equalTo(true))
                .body("data.scopes", hasItem("whatsapp_business_management"));
        given().queryParam("input_token", "another")
                .header("Authorization", "Bearer " + asker)
                .get("/v25.0/debug_token")
                .then()
                .body("data.is_valid", equalTo(false));
        given().get("/v25.0/debug_token").then().statusCode(401);
    }

    @Test
    void showsTheAccount() {
        ask("/v25.0/200000000000001?fields=name,currency")
                .body("$", equalTo(Map.of("id", "200000000000001", "name", "Invented Shop", "currency", "USD")));
    }

    @Test
    void keepsTheProfileOfANumber() {
        // Given
        var profile = "/v25.0/" + NUMBER + "/whatsapp_business_profile";
        change(
                        profile,
                        Map.of(
                                "messaging_product",
                                "whatsapp",
                                "about",
                                "We sell",
                                "websites",
                                List.of("https://a.example")))
                .statusCode(200)
                .body("success", equalTo(true));

        // When
        change(profile, Map.of("messaging_product", "whatsapp", "about", "x".repeat(140), "email", "a@a.example"))
                .statusCode(400)
                .body("error.code", equalTo(131009));

        // Then
        ask(profile + "?fields=about,email,websites")
                .body(
                        "data[0]",
                        equalTo(Map.of(
                                "messaging_product",
                                "whatsapp",
                                "about",
                                "We sell",
                                "websites",
                                List.of("https://a.example"))));
    }

    @Test
    void tellsWhatBecomesOfANumberAndOfTheAccount() {
        // When
        control("numbers/" + NUMBER, Map.of("quality", "RED", "verifiedName", "New name"))
                .statusCode(204);
        control("account", Map.of("tier", "TIER_10K", "locked", true)).statusCode(204);
        control("account/events", Map.of("field", "account_alerts", "value", Map.of("entity_type", "WABA")))
                .statusCode(202);

        // Then
        await().untilAsserted(() -> {
            assertThat(Receiver.changes("phone_number_quality_update")).hasSize(1);
            assertThat(Receiver.changes("phone_number_name_update")).hasSize(1);
            assertThat(Receiver.changes("business_capability_update")).hasSize(1);
            assertThat(Receiver.changes("account_update")).hasSize(1);
            assertThat(Receiver.changes("account_alerts")).hasSize(1);
        });
        ask("/v25.0/" + NUMBER + "?fields=verified_name,health_status")
                .body("verified_name", equalTo("New name"))
                .body("health_status.can_send_message", equalTo("BLOCKED"));
        graph(text(ANA, "Buenas")).statusCode(403).body("error.code", equalTo(131031));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        numbers/100000000000001 | {"status":"DISCONNECTED"} | 5511900000001 | 400 | 133010
        numbers/100000000000001 | {"throughput":"HIGH"}     | 5511900000001 | 500 | 131057
        account                 | {"restrictedFor":"P1D"}   | 5511900000002 | 403 | 368
        """)
    void refusesWhatTheAccountMayNotDo(String path, String change, String to, int status, int code) {
        // When
        control(path, change).statusCode(204);

        // Then
        graph(text(to, "Buenas")).statusCode(status).body("error.code", equalTo(code));
    }

    @Test
    void raisesTheThroughputInAMinute() {
        // When
        control("numbers/" + NUMBER, Map.of("throughput", "HIGH")).statusCode(204);
        control("clock", Map.of("advance", "PT1M")).statusCode(200);

        // Then
        graph(text(ANA, "Buenas")).statusCode(200);
        ask("/v25.0/" + NUMBER + "?fields=throughput").body("throughput.level", equalTo("HIGH"));
    }

    @Test
    void limitsAPairAfterABurstOfFortyFive() {
        // When
        var taken = 0;
        while (taken < 80 && graph(text(ANA, "Buenas")).extract().statusCode() == 200) {
            taken++;
        }

        // Then
        assertThat(taken).isBetween(45, 79); // a slow machine earns one more every six seconds
        graph(text(ANA, "Buenas")).statusCode(400).body("error.code", equalTo(131056));
        control("clock", Map.of("advance", "PT6S")).statusCode(200);
        graph(text(ANA, "Buenas")).statusCode(200);
    }

    @Test
    void writesFirstToNoMorePeopleThanItsTier() {
        // Given
        control("account", Map.of("tier", "TIER_50")).statusCode(204);

        // When
        String last = "";
        for (var person = 0; person <= 50; person++) {
            last = orderReady("55119000001%02d".formatted(person));
        }

        // Then
        var refused = last;
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(refused)).hasSize(1));
        assertThat(Receiver.statusesOf(refused).getFirst().at("/errors/0/code").asInt())
                .isEqualTo(131048);
    }

    @Test
    void pricesAnAnswerATemplateAndTheHoursAfterAnAdvertisement() {
        // When
        var answer = sendText(ANA, "Buenas");
        var template = orderReady(ANA);
        customerWrites(
                "5511900000002",
                Map.of("text", "Hola", "referral", Map.of("source_type", "ad", "source_id", "1", "ctwa_clid", "c")));
        sendText("5511900000002", "Buenas");
        var free = sendText("5511900000002", "Buenas");

        // Then
        await().untilAsserted(() -> {
            assertThat(price(answer)).isEqualTo("free_customer_service service");
            assertThat(price(template)).isEqualTo("regular utility");
            assertThat(price(free)).isEqualTo("free_entry_point referral_conversion");
        });
    }

    @Test
    void failsAfterwardsWithTheGivenCode() {
        // Given
        control("faults", Map.of("kind", "fails-later", "code", 131049, "message", "Not now"))
                .statusCode(200);

        // When
        var wamid = sendText(ANA, "Buenas");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        assertThat(Receiver.statusesOf(wamid).getFirst().at("/errors/0/code").asInt())
                .isEqualTo(131049);
    }

    private static String price(String wamid) {
        var pricing = Receiver.statusesOf(wamid).stream()
                .map((JsonNode status) -> status.path("pricing"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not told yet"));
        return pricing.path("type").asText() + " " + pricing.path("category").asText();
    }

    private static String orderReady(String to) {
        return graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "to",
                        to,
                        "type",
                        "template",
                        "template",
                        Map.of("name", "order_ready", "language", Map.of("code", "pt_BR"))))
                .statusCode(200)
                .extract()
                .path("messages[0].id");
    }

    private static ValidatableResponse ask(String path) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get(path)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse change(String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
