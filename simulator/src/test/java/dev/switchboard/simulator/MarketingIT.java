package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marketing that customers, or WhatsApp for them, do not want. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class MarketingIT {

    private static final String ANA = "5511900000001";

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

    private static void prefer(String marketing) {
        control("customers/" + ANA + "/preferences", Map.of("marketing", marketing))
                .statusCode(204);
    }

    private static int onlyErrorOf(String wamid) {
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        return Receiver.statusesOf(wamid).getFirst().at("/errors/0/code").asInt();
    }

    private static String offer() {
        return graph(("{'messaging_product':'whatsapp','to':'" + ANA + "','type':'template','template':{"
                                + "'name':'spring_offer','language':{'code':'en_US'},'components':["
                                + "{'type':'header','parameters':[{'type':'image','image':{'link':'https://example.com/a.png'}}]},"
                                + "{'type':'body','parameters':[{'type':'text','text':'Ana'}]},{'type':'button','sub_type':'copy_code',"
                                + "'index':'0','parameters':[{'type':'coupon_code','coupon_code':'SAVE20'}]}]}}")
                        .replace('\'', '"'))
                .statusCode(200)
                .extract()
                .path("messages[0].id");
    }
}
