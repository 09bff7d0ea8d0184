package dev.switchboard.conversationservice.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.conversationservice.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MediaReadIT {

    private static ScriptedMeta meta;

    @Inject
    SentMedia sentMedia;

    @Inject
    MovableClock clock;

    private final byte[] picture = Samples.picture("jpg", 900, 600);

    @BeforeAll
    static void startMeta() {
        meta = ScriptedMeta.start();
    }

    @AfterAll
    static void stopMeta() {
        meta.close();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void servesTheWholeOrARangeOfIt() {
        // Given
        var path = stored(MediaKind.IMAGE, picture).getString("media.links.content");

        // When
        var whole = given().get(path);
        var part = given().header("Range", "bytes=10-19").get(path);
        var end = given().header("Range", "bytes=-5").get(path);
        var behind =
                given().header("Range", "bytes=%d-".formatted(picture.length)).get(path);

        // Then
        whole.then()
                .statusCode(200)
                .header("ETag", "\"" + Samples.hex(picture) + "\"")
                .header("Accept-Ranges", "bytes")
                .header("Content-Type", "image/jpeg")
                .header("Content-Disposition", containsString("inline"))
                .header("Content-Length", Integer.toString(picture.length));
        assertThat(whole.asByteArray()).isEqualTo(picture);
        part.then().statusCode(206).header("Content-Range", "bytes 10-19/" + picture.length);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.asByteArray()).isEqualTo(Arrays.copyOfRange(picture, picture.length - 5, picture.length));
        behind.then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + picture.length)
                .body("code", equalTo("range_not_satisfiable"));
    }

    @Test
    void sendsNothingThatTheReaderHasAndNoRangeOfAnotherFile() {
        // Given
        var path = stored(MediaKind.IMAGE, picture).getString("media.links.content");
        var tag = given().get(path).header("ETag");

        // When
        var again = given().header("If-None-Match", tag).get(path);
        var other = given().header("Range", "bytes=0-1")
                .header("If-Range", "\"other\"")
                .get(path);

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void tellsOfAFileWithoutItsBytes() {
        // Given
        var path = stored(MediaKind.IMAGE, picture).getString("media.links.content");

        // When
        var head = given().head(path);

        // Then
        head.then().statusCode(200).header("Content-Length", Integer.toString(picture.length));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void drawsASmallPictureOfAPicture() throws IOException {
        // Given
        var media = stored(MediaKind.IMAGE, picture);

        // When
        var small = given().get(media.getString("media.links.thumbnail"));

        // Then
        small.then().statusCode(200).header("Content-Type", "image/jpeg");
        var drawn = ImageIO.read(new ByteArrayInputStream(small.asByteArray()));
        assertThat(drawn.getWidth()).isEqualTo(320);
        assertThat(drawn.getHeight()).isEqualTo(213);
    }

    @Test
    void drawsNothingOfAPictureWithTooManyPixels() {
        // Given
        var media = stored(MediaKind.IMAGE, Samples.picture("png", 2_000, 2_000));

        // When
        var small = given().get("/api/v1/media/{id}/thumbnail", media.getString("media.id"));

        // Then
        assertThat(media.getString("media.links.thumbnail")).isNull();
        small.then().statusCode(404).body("code", equalTo("no_thumbnail"));
    }

    @Test
    void givesALinkThatWorksByItself() {
        // Given
        var media = stored(MediaKind.IMAGE, picture);

        // When
        var link = link(media, "{\"lifetime\":\"PT72H\"}");
        var small = link(media, "{\"thumbnail\":true}");

        // Then
        assertThat(given().get(link).then().statusCode(200).extract().asByteArray())
                .isEqualTo(picture);
        given().header("Range", "bytes=0-0").get(link).then().statusCode(206);
        given().get(small).then().statusCode(200);
        clock.forward(Duration.ofHours(71));
        given().get(link).then().statusCode(200);
        clock.forward(Duration.ofHours(2));
        given().get(link).then().statusCode(403).body("code", equalTo("link_expired"));
    }

    @Test
    void refusesALinkThatWasChanged() {
        // Given
        var media = stored(MediaKind.IMAGE, picture);
        var other = stored(MediaKind.IMAGE, Samples.picture("jpg", 10, 10));
        var link = link(media, "{}");
        var id = media.getString("media.id");

        // When
        var longer = link.replaceFirst("\\.\\d{10}\\.", ".9999999999.");
        var another = link.replace(id, other.getString("media.id"));
        var variant = link.replace(".content.", ".thumbnail.");
        var unsigned = link.substring(0, link.lastIndexOf('.'));

        // Then
        for (var changed : new String[] {longer, another, variant, unsigned, link + "x"}) {
            assertThat(changed).isNotEqualTo(link);
            given().get(changed).then().statusCode(403).body("code", equalTo("link_not_valid"));
        }
    }

    @Test
    void refusesLinksThatLiveTooLongOrNotAtAll() {
        // Given
        var id = stored(MediaKind.IMAGE, picture).getString("media.id");

        // Then
        for (var lifetime : new String[] {"P31D", "PT0S", "-PT1H", "tomorrow"}) {
            given().contentType(ContentType.JSON)
                    .body("{\"lifetime\":\"" + lifetime + "\"}")
                    .post("/api/v1/media/{id}/links", id)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"))
                    .body("errors[0].field", equalTo("lifetime"));
        }
    }

    @Test
    void knowsNoFileThatThereIsNot() {
        for (var id : new String[] {UUID.randomUUID().toString(), "none"}) {
            given().get("/api/v1/media/{id}", id).then().statusCode(404).body("code", equalTo("unknown_media"));
            given().post("/api/v1/media/{id}/fetch", id).then().statusCode(404).body("code", equalTo("unknown_media"));
        }
    }

    private JsonPath stored(MediaKind kind, byte[] file) {
        return sentMedia.awaited(sentMedia.send(kind, meta.holds(file), file, null), "stored");
    }

    private static String link(JsonPath media, String request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .post("/api/v1/media/{id}/links", media.getString("media.id"))
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }
}
