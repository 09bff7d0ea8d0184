package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.ScriptedSamples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sample for the header of a template gets to Meta once, whole, also over a line that breaks, and its handle into a template. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class TemplateSamplesIT {

    private static final byte[] PICTURE = picture(300_000);
    private static final String SESSION_ADDRESS = "/v25.0/" + ScriptedSamples.SESSION;

    private ScriptedMeta meta;

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
    }

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void anUploadedSampleIsOfUseInANewTemplate() {
        // When
        var handle = upload("IMAGE", PICTURE)
                .statusCode(201)
                .body("handle", equalTo(ScriptedSamples.HANDLE))
                .body("mimeType", equalTo("image/jpeg"))
                .body("bytes", equalTo(PICTURE.length))
                .extract()
                .<String>path("handle");

        // Then
        assertThat(meta.samples().received()).isEqualTo(PICTURE);
        assertThat(meta.samples().requests())
                .containsExactly(
                        "POST /v25.0/7/uploads?file_name=sample&file_length=300000&file_type=image%2Fjpeg Bearer -",
                        "POST " + SESSION_ADDRESS + " OAuth 0");
        create(handle).statusCode(201).body("components[0].example.header_handle[0]", equalTo(handle));
    }

    @Test
    void goesOnWhereTheConnectionBroke() {
        // Given
        meta.samples().breaks(2, 100_000);

        // When
        upload("IMAGE", PICTURE).statusCode(201);

        // Then
        assertThat(meta.samples().received()).isEqualTo(PICTURE);
        assertThat(meta.samples().requests().stream().skip(1))
                .containsExactly(
                        "POST " + SESSION_ADDRESS + " OAuth 0",
                        "GET " + SESSION_ADDRESS + " OAuth -",
                        "POST " + SESSION_ADDRESS + " OAuth 100000",
                        "GET " + SESSION_ADDRESS + " OAuth -",
                        "POST " + SESSION_ADDRESS + " OAuth 200000");
    }

    @Test
    void saysThatMetaWasNotReachedWhenTheLineStaysBroken() {
        // Given
        meta.samples().breaks(100, 10);

        // When, then
        upload("IMAGE", PICTURE).statusCode(503).body("code", equalTo("meta_unavailable"));
    }

    @Test
    void refusesWhatIsNoSampleBeforeMetaSeesIt() {
        upload("VIDEO", PICTURE)
                .statusCode(422)
                .body("code", equalTo("file_type"))
                .body("detail", equalTo("WhatsApp does not take image/jpeg as VIDEO."));
        upload("IMAGE", picture((5 << 20) + 1)).statusCode(422).body("code", equalTo("file_too_large"));
        upload("STICKER", PICTURE).statusCode(400).body("code", equalTo("upload_incomplete"));

        assertThat(meta.samples().requests()).isEmpty();
    }

    @Test
    void aMediaIdIsNoHandle() {
        create("1013859600285441")
                .statusCode(422)
                .body("code", equalTo("template_invalid"))
                .body("errors[0].field", equalTo("components[0].example.header_handle"))
                .body("errors[0].message", containsString("media id"));

        assertThat(meta.catalogue().requests()).noneMatch(request -> request.startsWith("POST"));
    }

    private static ValidatableResponse upload(String format, byte[] bytes) {
        return given().multiPart("file", "ana-at-the-beach.jpg", bytes, "application/octet-stream")
                .multiPart("format", format)
                .post("/api/v1/templates/samples")
                .then();
    }

    private static ValidatableResponse create(String handle) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name":"spring_%d","language":"en_US","category":"MARKETING","components":[
                          {"type":"HEADER","format":"IMAGE","example":{"header_handle":["%s"]}},
                          {"type":"BODY","text":"Spring is here."}]}""".formatted(System.nanoTime(), handle))
                .post("/api/v1/templates")
                .then();
    }

    private static byte[] picture(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }
}
