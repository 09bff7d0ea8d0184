package dev.switchboard.conversationservice.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.content.MediaKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that are not what they are said to be, and hosts that are none of Meta's. */
@QuarkusTest
class MediaRefusalIT {

    private static ScriptedMeta meta;

    @Inject
    SentMedia sentMedia;

    @BeforeAll
    static void startMeta() {
        meta = ScriptedMeta.start();
    }

    @AfterAll
    static void stopMeta() {
        meta.close();
    }

    @Test
    void refusesBytesThatAreNotThoseThatMetaToldOf() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);
        var others = ScriptedMeta.bytes(Samples.picture("jpg", 31, 31));
        meta.serves(id, others, others, others);

        // When
        var sent = sentMedia.send(MediaKind.IMAGE, id, picture, null);

        // Then
        var shown = sentMedia.awaited(sent, "unavailable");
        assertThat(shown.getString("media.reason")).isEqualTo("hash_mismatch");
        given().get("/api/v1/media/{id}", shown.getString("media.id")).then().statusCode(409);
    }

    @Test
    void refusesAPictureThatIsAPage() {
        // Given
        var page = Samples.text("<html><script>alert(1)</script></html>");
        var id = meta.holds(page);

        // When
        var sent = sentMedia.send(MediaKind.IMAGE, id, page, null);

        // Then
        assertThat(sentMedia.awaited(sent, "unavailable").getString("media.reason"))
                .isEqualTo("type_mismatch");
    }

    @Test
    void refusesWhatIsTooLargeWhateverMetaSaysOfItsSize() {
        // Given
        var sticker = Samples.picture("png", 10, 10);
        var endless = meta.holds(sticker);
        meta.serves(endless, ScriptedMeta.endless());
        var honest = meta.holds(new byte[11_000]);

        // When
        var first = sentMedia.send(MediaKind.STICKER, endless, sticker, null);
        var second = sentMedia.send(MediaKind.STICKER, honest, new byte[11_000], null);

        // Then
        assertThat(sentMedia.awaited(first, "unavailable").getString("media.reason"))
                .isEqualTo("too_large");
        assertThat(sentMedia.awaited(second, "unavailable").getString("media.reason"))
                .isEqualTo("too_large");
        assertThat(meta.calls("cdn", honest)).isEmpty();
    }

    @Test
    void givesUpOnABodyThatTricklesAndTriesAgain() {
        // Given
        var sticker = Samples.picture("png", 10, 10);
        var id = meta.holds(sticker);
        meta.serves(id, ScriptedMeta.trickle());

        // When
        var sent = sentMedia.send(MediaKind.STICKER, id, sticker, null);

        // Then
        sentMedia.awaited(sent, "stored");
        assertThat(meta.calls("cdn", id)).hasSizeGreaterThan(1);
    }

    @Test
    void neverTakesTheTokenToAForeignHost() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var told = meta.holds(picture);
        meta.describes(told, ScriptedMeta.told(meta.foreignLink(told)));
        var redirected = meta.holds(picture);
        meta.serves(redirected, ScriptedMeta.redirectTo(meta.foreignLink(redirected)));
        var linked = meta.holds(picture);

        // When
        var first = sentMedia.send(MediaKind.IMAGE, told, picture, null);
        var second = sentMedia.send(MediaKind.IMAGE, redirected, picture, null);
        var third = sentMedia.send(
                SentMedia.file(MediaKind.IMAGE, linked, meta.foreignLink(linked), Samples.base64(picture), null));

        // Then
        sentMedia.awaited(first, "stored");
        sentMedia.awaited(second, "stored");
        sentMedia.awaited(third, "stored");
        assertThat(meta.calls("v25.0", told)).hasSize(2);
        assertThat(meta.calls("cdn", redirected)).hasSize(2);
        assertThat(meta.calls("foreign", told)).isEmpty();
        assertThat(meta.calls("foreign", redirected)).isEmpty();
        assertThat(meta.calls("foreign", linked)).isEmpty();
    }
}
