package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a number, and the check whether a customer is still the same that they switch on. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class IdentityKeysIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void keepsWhatItWasTold() {
        // Given
        set("{'calling':{'status':'ENABLED','call_hours':{'status':'DISABLED'}}}")
                .statusCode(200)
                .body("success", equalTo(true));

        // When
        set("{'storage_configuration':{'status':'IN_COUNTRY_STORAGE_ENABLED'}}").statusCode(200);

        // Then
        settings()
                .body("calling.status", equalTo("ENABLED"))
                .body("calling.call_hours.status", equalTo("DISABLED"))
                .body("calling.call_icon_visibility", equalTo("DEFAULT"))
                .body("storage_configuration.status", equalTo("IN_COUNTRY_STORAGE_ENABLED"))
                .body("user_identity_change.enable_identity_key_check", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'calling':{'status':'PERHAPS'}}",
                "{'calling':'ENABLED'}",
                "{'user_identity_change':{'enable_identity_key_check':'yes'}}"
            })
    void refusesSettingsThatCannotBe(String settings) {
        set(settings).statusCode(400);

        settings().body("calling.status", equalTo("DISABLED"));
    }

    @Test
    void tellsIdentityKeysOfTheNumberThatChecksThemOnly() {
        // Given
        checkIdentities();

        // When
        customerWrites(ANA, Map.of("text", "Hola"));
        customerWrites(ANA, Map.of("text", "Hola", "phoneNumberId", "100000000000002"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.changes("messages")).hasSize(2));
        assertThat(Receiver.changes("messages"))
                .allSatisfy(value -> assertThat(value.at("/contacts/0").has("identity_key_hash"))
                        .isEqualTo(
                                value.at("/metadata/phone_number_id").asText().equals(NUMBER)));
    }

    @Test
    void sendsToTheCustomerWhoIsStillTheSame() {
        // Given
        var hash = knownHash();

        // When
        String wamid = send(hash).statusCode(200).extract().path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).isNotEmpty());
        assertThat(Receiver.statusesOf(wamid)
                        .getFirst()
                        .path("recipient_identity_key_hash")
                        .asText())
                .isEqualTo(hash);
    }

    @Test
    void sendsNothingToSomebodyElse() {
        // Given
        var hash = knownHash();

        // When
        String now = control("customers/" + ANA + "/identity-key", Map.of())
                .statusCode(200)
                .body("told", equalTo(List.of(NUMBER)))
                .extract()
                .path("hash");

        // Then
        send(hash).statusCode(400).body("error.code", equalTo(137000));
        look("messages").body("", hasSize(0));
        send(now).statusCode(200);
        await().untilAsserted(() -> assertThat(Receiver.messages()).anySatisfy(message -> {
            assertThat(message.at("/system/type").asText()).isEqualTo("customer_identity_changed");
            assertThat(message.at("/system/identity/hash").asText()).isEqualTo(now);
            assertThat(message.path("from").asText()).isEqualTo(ANA);
        }));
    }

    @Test
    void tellsNobodyWhereNobodyLooks() {
        control("customers/" + ANA + "/identity-key", Map.of()).body("told", hasSize(0));

        look("webhooks").body("", hasSize(0));
    }

    private String knownHash() {
        checkIdentities();
        customerWrites(ANA, Map.of("text", "Hola"));
        await().untilAsserted(() -> assertThat(Receiver.changes("messages")).hasSize(1));
        return Receiver.changes("messages")
                .getFirst()
                .at("/contacts/0/identity_key_hash")
                .asText();
    }

    private static ValidatableResponse send(String hash) {
        return graph(Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                ANA,
                "type",
                "text",
                "text",
                Map.of("body", "Buenas"),
                "recipient_identity_key_hash",
                hash));
    }

    private static void checkIdentities() {
        set("{'user_identity_change':{'enable_identity_key_check':true}}").statusCode(200);
    }

    private static ValidatableResponse set(String settings) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType(ContentType.JSON)
                .body(settings.replace('\'', '"'))
                .post("/v25.0/{number}/settings", NUMBER)
                .then();
    }

    private static ValidatableResponse settings() {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get("/v25.0/{number}/settings", NUMBER)
                .then()
                .statusCode(200);
    }
}
