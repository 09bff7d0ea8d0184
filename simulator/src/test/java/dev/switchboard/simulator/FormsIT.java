package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as the Graph API takes them besides: as forms, and with objects written as strings of JSON. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class FormsIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        customerWrites(ANA, Map.of("text", "Hola"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        text        | {"body":"Olá"}
        contacts    | [{"name":{"formatted_name":"Rui Lima","first_name":"Rui"}}]
        location    | {"latitude":"-23.5","longitude":-46.6}
        interactive | {"type":"button","body":{"text":"Sure?"},"action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}}]}}
        template    | {"name":"order_ready","language":{"code":"en_US"}}
        """)
    void takesAnObjectAsAStringOfJson(String type, String content) {
        var body = Map.of("messaging_product", "whatsapp", "to", ANA, "type", type, type, content);

        // When
        graph(body).statusCode(200).body("messages[0].id", startsWith("wamid."));

        // Then
        look("messages").body("[0].type", equalTo(type)).body("[0].body." + type, equalTo(json(content)));
    }

    @Test
    void takesAFormWithUmlautsAmpersandsAndAQuotation() {
        // When
        form(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "to",
                        "+" + ANA,
                        "type",
                        "text",
                        "text",
                        "{\"body\":\"Müller & Söhne = 100 %\",\"preview_url\":true}",
                        "biz_opaque_callback_data",
                        "{\"ours\":1}"))
                .statusCode(200);

        // Then
        look("messages")
                .body("[0].to", equalTo(ANA))
                .body("[0].body.text.body", equalTo("Müller & Söhne = 100 %"))
                .body("[0].body.biz_opaque_callback_data", equalTo("{\"ours\":1}"));
        look("customers/" + ANA + "/chat").body("lines[1].content.text.body", equalTo("Müller & Söhne = 100 %"));
    }

    @Test
    void takesAReadMarkAsAForm() {
        var wamid = customerWrites(ANA, Map.of("text", "Still there?"));

        form(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "status",
                        "read",
                        "message_id",
                        wamid,
                        "typing_indicator",
                        "{\"type\":\"text\"}"))
                .statusCode(200)
                .body("success", equalTo(true));

        look("customers/" + ANA + "/chat").body("businessTyping", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        not JSON inside  | 131008 | {"body":"x"
        a limit all the same | 100 | {"body":""}
        a scalar         | 131008 | "x"
        """)
    void refusesInAStringWhatItRefusesInAnObject(String what, int code, String text) {
        graph(Map.of("messaging_product", "whatsapp", "to", ANA, "type", "text", "text", text))
                .statusCode(400)
                .body("error.code", equalTo(code));

        look("messages").body("", hasSize(0));
    }

    @Test
    void refusesAFormThatIsNone() {
        given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/x-www-form-urlencoded")
                .body("messaging_product=%zz")
                .post("/v25.0/{number}/messages", NUMBER)
                .then()
                .statusCode(400)
                .body("error.code", equalTo(100));
    }

    @Test
    void createsATemplateFromAForm() {
        given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "thanks")
                .formParam("language", "es")
                .formParam("category", "UTILITY")
                .formParam("components", "[{\"type\":\"BODY\",\"text\":\"Gracias por tu compra.\"}]")
                .post("/v25.0/200000000000001/message_templates")
                .then()
                .statusCode(200)
                .body("status", equalTo("PENDING"));
    }

    @Test
    void takesParametersInTheAddress() {
        // When
        given().header("Authorization", "Bearer " + TOKEN)
                .queryParam("messaging_product", "whatsapp")
                .queryParam("to", ANA)
                .queryParam("text", "{\"body\":\"Oi, tudo bem?\"}")
                .queryParam("access_token", TOKEN)
                .post("/v25.0/{number}/messages", NUMBER)
                .then()
                .statusCode(200);

        // Then
        look("messages")
                .body("[0].body.text.body", equalTo("Oi, tudo bem?"))
                .body("[0].body.access_token", nullValue());
        given().header("Authorization", "Bearer " + TOKEN)
                .post("/v25.0/{number}/message_qrdls?generate_qr_image=svg&prefilled_message={message}", NUMBER, "true")
                .then()
                .statusCode(200)
                .body("prefilled_message", equalTo("true"));
    }

    @Test
    void takesAnAddressWithoutAVersion() {
        given().header("Authorization", "Bearer " + TOKEN)
                .get("/{number}?fields=verified_name", NUMBER)
                .then()
                .statusCode(200)
                .body("verified_name", equalTo("Invented Shop"));
        given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/json")
                .body(Map.of("messaging_product", "whatsapp", "to", ANA, "text", Map.of("body", "Oi")))
                .post("/{number}/messages", NUMBER)
                .then()
                .statusCode(200);
        given().get("/17/messages").then().statusCode(400).body("error.code", equalTo(2500));
    }

    @Test
    void meetsFaultsAsOtherCallsDo() {
        control("faults", Map.of("kind", "rate-limited", "to", ANA)).statusCode(200);

        form(Map.of("messaging_product", "whatsapp", "to", ANA, "text", "{\"body\":\"x\"}"))
                .statusCode(429);
    }

    private static ValidatableResponse form(Map<String, String> parameters) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(parameters)
                .post("/v25.0/{number}/messages", NUMBER)
                .then();
    }

    private static Object json(String text) {
        return JsonPath.from("{\"it\":" + text + "}").get("it");
    }
}
