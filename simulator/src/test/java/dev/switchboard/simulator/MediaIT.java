package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's life: upload or receipt, address, download, end. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class MediaIT {

    private static final String ANA = "5511900000001";
    private static final byte[] FILE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void givesBackWhatWasUploaded() throws GeneralSecurityException {
        // Given
        var id = uploaded("image/png");

        // When
        String url = lookUp(id)
                .statusCode(200)
                .body("mime_type", equalTo("image/png"))
                .body("file_size", equalTo(FILE.length))
                .body("sha256", equalTo(HexFormat.of().formatHex(sha256(FILE))))
                .extract()
                .path("url");

        // Then
        var downloaded = authorised().get(url).then().statusCode(200).contentType("image/png");
        assertThat(downloaded.extract().asByteArray()).isEqualTo(FILE);
    }

    @Test
    void sendsAnUploadedFileFromItsOwnNumberOnly() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        var image = Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                ANA,
                "type",
                "image",
                "image",
                Map.of("id", uploaded("image/png")));

        // When
        graph(image).statusCode(200);

        // Then
        graph("v25.0", "100000000000002", TOKEN, image).statusCode(400).body("error.code", equalTo(100));
    }

    @ParameterizedTest
    @CsvSource({"text/csv", "application/zip", "image/webp2"})
    void refusesATypeThatCannotBeUploaded(String type) {
        upload(type, FILE).statusCode(400).body("error.code", equalTo(100)).body("error.message", containsString(type));
    }

    @Test
    void refusesAStickerBeyondItsSize() {
        upload("image/webp", new byte[500 * 1024 + 1]).statusCode(400).body("error.code", equalTo(100));
        upload("image/webp", new byte[500 * 1024]).statusCode(200);
    }

    @Test
    void refusesAFileWithoutItsProduct() {
        authorised()
                .multiPart("file", "a.png", FILE, "image/png")
                .post("/v25.0/{number}/media", NUMBER)
                .then()
                .statusCode(400)
                .body("error.message", containsString("messaging_product"));
    }

    @Test
    void letsAnAddressLiveFiveMinutesAndAnUploadThirtyDays() {
        // Given
        var id = uploaded("image/png");
        String url = lookUp(id).extract().path("url");

        // When
        control("clock", Map.of("advance", "PT5M")).statusCode(200);

        // Then
        authorised().get(url).then().statusCode(404);
        String another = lookUp(id).statusCode(200).extract().path("url");
        authorised().get(another).then().statusCode(200);
        control("clock", Map.of("advance", "P29DT23H")).statusCode(200);
        lookUp(id).statusCode(200);
        control("clock", Map.of("advance", "PT1H")).statusCode(200);
        lookUp(id).statusCode(400).body("error.error_subcode", equalTo(33));
    }

    @Test
    void wantsTheTokenForTheBytesToo() {
        String url = lookUp(uploaded("image/png")).extract().path("url");

        given().get(url).then().statusCode(401).contentType("text/html");
        given().header("Authorization", "Bearer another").get(url).then().statusCode(401);
    }

    @Test
    void refusesAnAddressThatWasMadeUp() {
        String url = lookUp(uploaded("image/png")).extract().path("url");

        authorised().get(url.replaceFirst("hash=.", "hash=x")).then().statusCode(404);
    }

    @Test
    void refusesAnotherNumbersFile() {
        var id = uploaded("image/png");

        authorised()
                .get("/v25.0/{id}?phone_number_id=100000000000002", id)
                .then()
                .statusCode(400);
        authorised()
                .get("/v25.0/{id}?phone_number_id={number}", id, NUMBER)
                .then()
                .statusCode(200);
    }

    @Test
    void forgetsADeletedFile() {
        // Given
        var id = uploaded("image/png");

        // When
        authorised().delete("/v25.0/{id}", id).then().statusCode(200).body("success", equalTo(true));

        // Then
        lookUp(id).statusCode(400);
        authorised().delete("/v25.0/{id}", id).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "image, image/jpeg",
        "video, video/mp4",
        "audio, audio/ogg; codecs=opus",
        "document, application/pdf",
        "sticker, image/webp",
    })
    void putsARealFileIntoWhatACustomerSends(String kind, String mimeType) throws GeneralSecurityException {
        // When
        customerWrites(ANA, Map.of("type", kind));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        var file = Receiver.messages().getFirst().path(kind);
        assertThat(file.path("mime_type").asText()).isEqualTo(mimeType);
        var bytes = authorised().get(file.path("url").asText()).then().statusCode(200);
        assertThat(Base64.getEncoder().encodeToString(sha256(bytes.extract().asByteArray())))
                .isEqualTo(file.path("sha256").asText());
        control("clock", Map.of("advance", "P7D")).statusCode(200);
        lookUp(file.path("id").asText()).statusCode(400);
    }

    @Test
    void sendsACustomersOwnFile() {
        // Given
        String id = given().contentType("image/heic")
                .body(FILE)
                .post("/_sim/media?fileName=me.heic")
                .then()
                .statusCode(200)
                .body("phoneNumberId", equalTo(null))
                .extract()
                .path("id");

        // When
        customerWrites(ANA, Map.of("type", "document", "document", Map.of("id", id)));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        var file = Receiver.messages().getFirst().path("document");
        assertThat(file.path("filename").asText()).isEqualTo("me.heic");
        assertThat(file.path("mime_type").asText()).startsWith("image/heic");
    }

    @Test
    void leavesAnIdThatItDoesNotKnowAsItIs() {
        customerWrites(ANA, Map.of("type", "image", "image", Map.of("id", "42", "mime_type", "image/png")));

        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        assertThat(Receiver.messages().getFirst().path("image")).hasSize(2);
    }

    @Test
    void spoilsADownloadWhenTold() {
        // Given
        String url = lookUp(uploaded("image/png")).extract().path("url");

        // When
        fault("corrupted-body");
        var corrupted = authorised().get(url).then().statusCode(200).extract().asByteArray();
        fault("wrong-content-type");
        authorised().get(url).then().contentType(startsWith("application/octet-stream"));
        fault("redirected");
        authorised().redirects().follow(false).get(url).then().statusCode(302);
        fault("truncated-body");
        assertThatThrownBy(() -> authorised().get(url).asByteArray()).isInstanceOf(Exception.class);
        fault("html-502");
        authorised().get(url).then().statusCode(502);

        // Then
        assertThat(corrupted).hasSameSizeAs(FILE).isNotEqualTo(FILE);
        authorised().get(url).then().statusCode(200);
        Door.look("faults").body("", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads", "lookups"})
    void failsWhereItIsTold(String on) {
        // Given
        var id = uploaded("image/png");

        // When
        control("faults", Map.of("kind", "http-error", "httpStatus", 503, "on", on))
                .statusCode(200);

        // Then
        (on.equals("uploads") ? upload("image/png", FILE) : lookUp(id)).statusCode(503);
        lookUp(id).statusCode(200);
    }

    private static void fault(String kind) {
        control("faults", Map.of("kind", kind, "on", "downloads")).statusCode(200);
    }

    private static String uploaded(String type) {
        return upload(type, FILE).statusCode(200).extract().path("id");
    }

    private static ValidatableResponse upload(String type, byte[] content) {
        return authorised()
                .multiPart("messaging_product", "whatsapp")
                .multiPart("type", type)
                .multiPart("file", "a.bin", content, type)
                .post("/v25.0/{number}/media", NUMBER)
                .then();
    }

    private static ValidatableResponse lookUp(String id) {
        return authorised().get("/v25.0/{id}", id).then();
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN);
    }

    private static byte[] sha256(byte[] content) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }
}
