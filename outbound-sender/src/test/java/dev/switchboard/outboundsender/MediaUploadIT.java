package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file goes to Meta as what it is, or is refused with the reason. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class MediaUploadIT {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3};

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
    void handsAFileToMetaUnderItsRealTypeAndANameThatSaysNothing() {
        upload("IMAGE", "ana-at-the-beach.png", JPEG)
                .statusCode(201)
                .body("mediaId", equalTo("1037543291543636"))
                .body("mimeType", equalTo("image/jpeg"))
                .body("bytes", equalTo(JPEG.length))
                .body("expiresAt", notNullValue());

        assertThat(meta.uploads())
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsPattern("name=\"messaging_product\"[\\s\\S]*whatsapp")
                        .containsPattern("name=\"type\"[\\s\\S]*image/jpeg")
                        .containsIgnoringCase("content-type: image/jpeg")
                        .doesNotContain("beach"));
    }

    @Test
    void triesAgainWhatWasLostOnTheWay() {
        meta.script("upload", ScriptedMeta.RESET, ScriptedMeta.HTML_502);

        upload("IMAGE", "a.jpg", JPEG).statusCode(201);

        assertThat(meta.uploads()).hasSize(3);
    }

    @Test
    void refusesAVoiceNoteThatIsNoneWithTheReason() {
        upload("VOICE", "note.ogg", JPEG)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("file_type"))
                .body(
                        "detail",
                        equalTo(
                                "A voice note is Ogg with Opus in it; this is image/jpeg. Convert it, or send it as AUDIO."));

        assertThat(meta.uploads()).isEmpty();
    }

    @Test
    void saysWhyMetaRefused() {
        meta.script("upload", ScriptedMeta.error(400, 131053));

        upload("IMAGE", "a.jpg", JPEG)
                .statusCode(502)
                .body("code", equalTo("meta_131053"))
                .body("title", equalTo("File not usable"));
    }

    @Test
    void saysWhatIsMissing() {
        given().multiPart("file", "a.jpg", JPEG, "image/jpeg")
                .post("/api/v1/media")
                .then()
                .statusCode(400)
                .body("code", equalTo("upload_incomplete"));
    }

    private static ValidatableResponse upload(String use, String name, byte[] bytes) {
        return given().multiPart("file", name, bytes, "application/octet-stream")
                .multiPart("use", use)
                .multiPart("phoneNumberId", Chat.NUMBER)
                .post("/api/v1/media")
                .then();
    }
}
