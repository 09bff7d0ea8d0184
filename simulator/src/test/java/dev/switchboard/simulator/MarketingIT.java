package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.graph;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marketing that customers, or WhatsApp for them, do not want. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class MarketingIT {

    private static final String ANA = "5511900000001";
    private static final String OFFER = "{'messaging_product':'whatsapp','to':'" + ANA
            + "','type':'template','template':{'name':'spring_offer','language':{'code':'en_US'},'components':["
            + "{'type':'header','parameters':[{'type':'image','image':{'link':'https://example.com/a.png'}}]},"
            + "{'type':'body','parameters':[{'type':'text','text':'Ana'}]},{'type':'button','sub_type':'copy_code',"
            + "'index':'0','parameters':[{'type':'coupon_code','coupon_code':'SAVE20'}]}]}}";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void tellsTheStopOfMarketingAndKeepsIt() {
        // Given
        prefer("stop");

        // When
        var wamid = offer();

        // Then
        assertThat(onlyErrorOf(wamid)).isEqualTo(131050);
        assertThat(Receiver.changes("user_preferences"))
                .singleElement()
                .satisfies(value -> assertThat(
                                value.at("/user_preferences/0/value").asText())
                        .isEqualTo("stop"));
    }

    @Test
    void letsNoneThroughToWhoHasHadEnoughAndTellsNobody() {
        // Given
        prefer("capped");

        // When
        var wamid = offer();

        // Then
        assertThat(onlyErrorOf(wamid)).isEqualTo(131049);
        assertThat(Receiver.changes("user_preferences")).isEmpty();
        prefer("uncapped");
        var next = offer();
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(next)).hasSize(3));
    }

    @Test
    void knowsFourWords() {
        control("customers/" + ANA + "/preferences", Map.of("marketing", "less"))
                .statusCode(400)
                .body("error", containsString("uncapped"));
    }

    @Test
    void goesByTheMarketingMessagesApiAtItsOwnPrice() {
        // When
        String wamid = marketing(OFFER.replace("'type':'template'", "'product_policy':'STRICT','type':'template'"))
                .statusCode(200)
                .extract()
                .path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).isNotEmpty());
        assertThat(Receiver.statusesOf(wamid).getFirst().at("/pricing/category").asText())
                .isEqualTo("marketing_lite");
    }

    @Test
    void takesNothingButMarketingThere() {
        marketing("{'messaging_product':'whatsapp','to':'" + ANA + "','type':'text','text':{'body':'x'}}")
                .statusCode(400)
                .body("error.code", equalTo(134100));
        marketing("{'messaging_product':'whatsapp','to':'" + ANA
                        + "','type':'template','template':{'name':'order_ready','language':{'code':'pt_BR'}}}")
                .body("error.code", equalTo(134100));
    }

    private static ValidatableResponse marketing(String body) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v25.0/{number}/marketing_messages", NUMBER)
                .then();
    }

    private static void prefer(String marketing) {
        control("customers/" + ANA + "/preferences", Map.of("marketing", marketing))
                .statusCode(204);
    }

    private static int onlyErrorOf(String wamid) {
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        return Receiver.statusesOf(wamid).getFirst().at("/errors/0/code").asInt();
    }

    private static String offer() {
        return graph(OFFER.replace('\'', '"')).statusCode(200).extract().path("messages[0].id");
    }
}
