package dev.switchboard.simulator;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the doors of operations. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class DoorsIT {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phone/page.js", "/phone/page.css", "/phone/icon.svg"})
    void servesThePageAndForbidsForeignScripts(String path) {
        get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void isHealthy(String probe) {
        get("/q/health/" + probe).then().statusCode(200);
    }

    @Test
    void describesEveryControl() {
        var document = get("/q/openapi").then().statusCode(200).extract().asString();

        assertThat(document)
                .contains(
                        "/_sim/account:",
                        "/_sim/account/events:",
                        "/_sim/batches:",
                        "/_sim/calls:",
                        "/_sim/calls/{id}:",
                        "/_sim/clock:",
                        "/_sim/customers:",
                        "/_sim/customers/{waId}/chat:",
                        "/_sim/customers/{waId}/messages:",
                        "/_sim/customers/{waId}/identity:",
                        "/_sim/customers/{waId}/identity-key:",
                        "/_sim/customers/{waId}/preferences:",
                        "/_sim/customers/{waId}/echoes:",
                        "/_sim/customers/{waId}/standby:",
                        "/_sim/faults:",
                        "/_sim/groups:",
                        "/_sim/groups/{id}/participants/{waId}:",
                        "/_sim/groups/{id}/suspension:",
                        "/_sim/media:",
                        "/_sim/messages:",
                        "/_sim/numbers/{id}:",
                        "/_sim/reset:",
                        "/_sim/scripts:",
                        "/_sim/templates/{id}:",
                        "/_sim/webhook/handwriting:",
                        "/_sim/webhook/verify:",
                        "/_sim/webhooks:",
                        "/_sim/webhooks/{id}/again:",
                        "/{version}/{appId}/uploads:",
                        "/{version}/{phoneNumberId}/block_users:",
                        "/{version}/{phoneNumberId}/call_permissions:",
                        "/{version}/{phoneNumberId}/calls:",
                        "/{version}/{phoneNumberId}/conversational_automation:",
                        "/{version}/{phoneNumberId}/groups:",
                        "/{version}/{phoneNumberId}/marketing_messages:",
                        "/{version}/{phoneNumberId}/media:",
                        "/{version}/{phoneNumberId}/message_qrdls:",
                        "/{version}/{phoneNumberId}/settings:",
                        "/{version}/{phoneNumberId}/username:",
                        "/{version}/{wabaId}/subscribed_apps:",
                        "/{version}/{phoneNumberId}/messages:",
                        "/{version}/{phoneNumberId}/whatsapp_business_profile:",
                        "/{version}/{wabaId}/message_templates:",
                        "/{version}/{wabaId}/phone_numbers:",
                        "/{version}/{id}:");
    }

    @Test
    void countsCallsAndWebhooks() {
        Door.graph("v25.0", Door.NUMBER, "another-token", Door.text("5511900000001", "x"))
                .statusCode(401);

        assertThat(get("/q/metrics").then().statusCode(200).extract().asString())
                .contains("switchboard_simulator_calls_total", "switchboard_simulator_webhooks_pending");
    }

    @Test
    void saysInMetasWordsWhatIsNoPartOfTheGraphApi() {
        get("/v25.0/100000000000001/whatever")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(2500))
                .body("error.message", containsString("100000000000001/whatever"));
        get("/_sim/whatever").then().statusCode(404).body("error", equalTo("Not Found"));
    }

    @Test
    void showsTheAccountWithoutItsSecrets() {
        var account = get("/_sim/account").then().statusCode(200).extract().asString();

        assertThat(account).contains("200000000000001", "100000000000002").doesNotContain("local-");
    }
}
