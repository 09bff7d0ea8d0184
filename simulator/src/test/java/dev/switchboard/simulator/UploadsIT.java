package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.graph;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads that can be taken up again, and what their handles are good for; templates that are put away. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class UploadsIT {

    private static final String APP = "300000000000001";
    private static final byte[] FILE = {1, 2, 3, 4, 5, 6, 7};

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void takesUpAnUploadThatBrokeOff() {
        // Given
        String upload =
                begin("image/png", FILE.length).statusCode(200).extract().path("id");
        send(upload, 0, Arrays.copyOf(FILE, 3)).statusCode(200).body("h", nullValue());

        // When
        int offset = authorised()
                .get("/v25.0/" + upload)
                .then()
                .statusCode(200)
                .body("id", equalTo(upload))
                .extract()
                .path("file_offset");

        // Then
        assertThat(offset).isEqualTo(3);
        send(upload, 0, FILE).statusCode(400).body("error.code", equalTo(100));
        String handle = send(upload, 3, Arrays.copyOfRange(FILE, 3, FILE.length))
                .statusCode(200)
                .body("h", startsWith("4::"))
                .extract()
                .path("h");
        send(upload, FILE.length, new byte[0]).statusCode(200).body("h", equalTo(handle));
    }

    @ParameterizedTest
    @CsvSource({"image/png, 0", "image/png, 5242881", "application/zip, 7", "image/png, many"})
    void beginsNothingThatCouldNotBeUsed(String type, String length) {
        begin(type, length).statusCode(400).body("error.code", equalTo(100));
    }

    @Test
    void refusesBytesThatAreTooManyOrNobodys() {
        String upload = begin("image/png", 3).extract().path("id");

        send(upload, 0, FILE).statusCode(400);
        send("upload:eHh4", 0, FILE).statusCode(400).body("error.error_subcode", equalTo(33));
        authorised()
                .body(FILE)
                .post("/v25.0/" + upload)
                .then()
                .statusCode(400)
                .body("error.message", containsString("file_offset"));
        given().post("/v25.0/{app}/uploads", APP).then().statusCode(401);
        authorised().post("/v25.0/999/uploads").then().statusCode(400);
    }

    @Test
    void takesTheHandleAsTheExampleOfATemplate() {
        create("spring", "IMAGE", handle("image/png")).statusCode(200).body("status", equalTo("PENDING"));
    }

    @Test
    void refusesAMediaIdAnInventedHandleAndAFileOfAnotherKind() {
        String media = authorised()
                .multiPart("messaging_product", "whatsapp")
                .multiPart("file", "a.png", FILE, "image/png")
                .post("/v25.0/{number}/media", NUMBER)
                .then()
                .statusCode(200)
                .extract()
                .path("id");

        for (var wrong : new String[] {media, "4::aW1hZ2UvcG5n:invented", handle("video/mp4")}) {
            create("spring", "IMAGE", wrong).statusCode(400).body("error.error_subcode", equalTo(2388273));
        }
        create("film", "VIDEO", handle("video/mp4")).statusCode(200);
    }

    @Test
    void takesTheHandleAsThePictureOfAProfile() {
        // When
        profile(handle("image/jpeg")).statusCode(200).body("success", equalTo(true));

        // Then
        authorised()
                .get("/v25.0/{number}/whatsapp_business_profile?fields=profile_picture_url", NUMBER)
                .then()
                .body("data[0].profile_picture_url", startsWith("https://"));
        profile("17").statusCode(400).body("error.code", equalTo(100));
    }

    @Test
    void sendsNoTemplateThatIsPutAway() {
        // When
        deed("archive").statusCode(200).body("success", equalTo(true));

        // Then
        template().statusCode(404).body("error.code", equalTo(132001));
        deed("archive").statusCode(400);
        deed("unpause").statusCode(400);
        deed("unarchive").statusCode(200);
        template().statusCode(200);
        await().untilAsserted(() -> assertThat(Receiver.changes("message_template_status_update"))
                .extracting(value -> value.path("event").asText())
                .containsExactlyInAnyOrder("ARCHIVED", "APPROVED"));
    }

    @Test
    void endsThePauseOfATemplateThatIsAskedFor() {
        // Given
        Door.control("templates/700000000000001", Map.of("status", "PAUSED")).statusCode(200);
        template().statusCode(400).body("error.code", equalTo(132015));

        // When
        deed("unpause").statusCode(200).body("success", equalTo(true));

        // Then
        template().statusCode(200);
        await().untilAsserted(() -> assertThat(Receiver.changes("message_template_status_update"))
                .extracting(value -> value.at("/other_info/title").asText())
                .containsExactlyInAnyOrder("FIRST_PAUSE", "UNPAUSE"));
    }

    private static ValidatableResponse deed(String deed) {
        return authorised().post("/v25.0/700000000000001/" + deed).then();
    }

    private static ValidatableResponse template() {
        return graph(Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                "5511900000001",
                "type",
                "template",
                "template",
                Map.of("name", "order_ready", "language", Map.of("code", "pt_BR"))));
    }

    private static String handle(String type) {
        String upload = begin(type, FILE.length).extract().path("id");
        return send(upload, 0, FILE).statusCode(200).extract().path("h");
    }

    private static ValidatableResponse begin(String type, Object length) {
        return authorised()
                .queryParam("file_type", type)
                .queryParam("file_length", length)
                .queryParam("file_name", "a.bin")
                .post("/v25.0/{app}/uploads", APP)
                .then();
    }

    private static ValidatableResponse send(String upload, int offset, byte[] bytes) {
        return authorised()
                .header("file_offset", offset)
                .body(bytes)
                .post("/v25.0/" + upload)
                .then();
    }

    private static ValidatableResponse create(String name, String format, String handle) {
        return authorised()
                .contentType("application/json")
                .body(("{'name':'" + name + "','language':'es','category':'MARKETING','components':["
                                + "{'type':'HEADER','format':'" + format + "','example':{'header_handle':['" + handle
                                + "']}},{'type':'BODY','text':'Gracias por tu compra.'}]}")
                        .replace('\'', '"'))
                .post("/v25.0/200000000000001/message_templates")
                .then();
    }

    private static ValidatableResponse profile(String handle) {
        return authorised()
                .contentType("application/json")
                .body(Map.of("messaging_product", "whatsapp", "profile_picture_handle", handle))
                .post("/v25.0/{number}/whatsapp_business_profile", NUMBER)
                .then();
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "OAuth " + TOKEN);
    }
}
