package dev.switchboard.conversationservice.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.conversation.MediaStored;
import dev.switchboard.contracts.conversation.MediaUnavailable;
import dev.switchboard.contracts.whatsapp.MessageEchoed;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.media.SentMedia.Sent;
import dev.switchboard.localstack.infrastructure.Infrastructure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that are fetched and kept, and what is told of those that cannot be. */
@QuarkusTest
class MediaFetchIT {

    private static ScriptedMeta meta;

    @Inject
    Wire wire;

    @Inject
    Api api;

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
    void keepsAPictureAndTellsOfItOnce() {
        // Given
        var picture = Samples.picture("jpg", 600, 400);
        var id = meta.holds(picture);

        // When
        var sent = sentMedia.send(MediaKind.IMAGE, id, picture, null);

        // Then
        var shown = sentMedia.awaited(sent, "stored");
        assertThat(shown.getString("media.mimeType")).isEqualTo("image/jpeg");
        assertThat(shown.getLong("media.sizeBytes")).isEqualTo(picture.length);
        assertThat(bytes(shown.getString("media.links.content"))).isEqualTo(picture);
        assertThat(bytes(shown.getString("media.links.thumbnail"))).isNotEmpty();
        await().until(() ->
                !wire.heard(sent.conversationId(), MediaStored.class).isEmpty());
        var told = wire.heard(sent.conversationId(), MediaStored.class);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().event().path("sha256").asText()).isEqualTo(Samples.hex(picture));
        assertThat(told.getFirst().event().path("thumbnail").asBoolean()).isTrue();
        assertThat(meta.calls("v25.0", id)).hasSize(1);
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "switchboard_media_fetches_total{outcome=\"stored\",reason=\"none\"}",
                        "switchboard_media_waiting",
                        "switchboard_media_oldest_age_seconds",
                        "switchboard_media_bytes_total");
    }

    @Test
    void fetchesWhatTheBusinessSentFromItsPhone() {
        // Given
        var picture = Samples.picture("png", 20, 20);
        var id = meta.holds(picture);
        var customer = Customer.withPhone();
        var file = SentMedia.file(MediaKind.IMAGE, id, null, Samples.base64(picture), null);
        var echo = new MessageEchoed(
                Customer.newWamid(),
                Customer.NUMBER,
                "200000000000001",
                customer.ref(),
                Instant.now(),
                Instant.now(),
                file,
                MessageEchoed.Source.BUSINESS_APP);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), echo);

        // Then
        var shown = sentMedia.awaited(sentMedia.arrived(echo.messageId()), "stored");
        assertThat(shown.getString("media.mimeType")).isEqualTo("image/png");
    }

    @Test
    void takesTheAddressThatCameWithTheMessageWhileItLives() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);

        // When
        var sent = sentMedia.send(SentMedia.file(MediaKind.IMAGE, id, meta.link(id), Samples.base64(picture), null));

        // Then
        sentMedia.awaited(sent, "stored");
        assertThat(meta.calls("v25.0", id)).isEmpty();
    }

    @Test
    void asksForAnotherAddressWhenTheFirstHasDied() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);
        meta.serves(id, ScriptedMeta.error(404, 0));

        // When
        var sent = sentMedia.send(SentMedia.file(MediaKind.IMAGE, id, meta.link(id), Samples.base64(picture), null));

        // Then
        sentMedia.awaited(sent, "stored");
        assertThat(meta.calls("v25.0", id)).hasSize(1);
        assertThat(meta.calls("cdn", id)).hasSize(2);
    }

    @Test
    void triesAgainWhenMetaStumbles() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);
        meta.describes(id, ScriptedMeta.error(500, 2));
        meta.serves(id, ScriptedMeta.error(503, 0), ScriptedMeta.error(401, 190));

        // When
        var sent = sentMedia.send(MediaKind.IMAGE, id, picture, null);

        // Then
        sentMedia.awaited(sent, "stored");
        assertThat(meta.calls("v25.0", id)).hasSize(4);
    }

    @Test
    void keepsADocumentAsWhatItIsUnderASafeName() {
        // Given
        var page = Samples.text("<html><script>alert(1)</script></html>");
        var id = meta.holds(page);

        // When
        var sent = sentMedia.send(MediaKind.DOCUMENT, id, page, "../../etc/nota\u202e.pdf");

        // Then
        var shown = sentMedia.awaited(sent, "stored");
        assertThat(shown.getString("media.mimeType")).isEqualTo("text/html");
        assertThat(shown.getString("media.fileName")).isEqualTo("nota.pdf");
        given().get(shown.getString("media.links.content"))
                .then()
                .header("Content-Disposition", "attachment; filename=\"nota.pdf\"; filename*=UTF-8''nota.pdf")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void endsWhenMetaForgetsTheFileAndBeginsAnewWhenAsked() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);
        var down = new ScriptedMeta.Answer[40];
        Arrays.fill(down, ScriptedMeta.error(500, 2));
        meta.describes(id, down);
        var sent = sentMedia.send(MediaKind.IMAGE, id, picture, null);
        await().until(() -> sentMedia.shown(sent).getString("media.reason") != null);

        // When
        update("UPDATE media SET expires_at = requested_at WHERE meta_id = ? RETURNING 1", id);

        // Then
        var shown = sentMedia.awaited(sent, "unavailable");
        assertThat(shown.getString("media.reason")).isEqualTo("expired");
        await().until(() -> givenUp(sent) == 1);

        // When
        meta.describes(id);
        given().post("/api/v1/media/{id}/fetch", shown.getString("media.id"))
                .then()
                .statusCode(202);

        // Then
        sentMedia.awaited(sent, "stored");
        await().until(() -> wire.heard(sent.conversationId(), MediaStored.class).size() == 1);
        assertThat(givenUp(sent)).isEqualTo(1);
    }

    @Test
    void endsAfterThreeTriesAtAFileThatMetaDoesNotKnow() {
        // Given
        var id = UUID.randomUUID().toString();

        // When
        var sent = sentMedia.send(MediaKind.IMAGE, id, new byte[1], null);

        // Then
        assertThat(sentMedia.awaited(sent, "unavailable").getString("media.reason"))
                .isEqualTo("gone");
        assertThat(meta.calls("v25.0", id)).hasSize(3);
    }

    @Test
    void fetchesTheOtherFileThatAnEditBrought() {
        // Given
        var before = Samples.picture("jpg", 30, 30);
        var after = Samples.picture("png", 40, 40);
        var customer = Customer.withPhone();
        var first = SentMedia.file(MediaKind.IMAGE, meta.holds(before), null, Samples.base64(before), null);
        var second = SentMedia.file(MediaKind.IMAGE, meta.holds(after), null, Samples.base64(after), null);
        var message = customer.sends(Customer.newWamid(), first, Instant.now(), null, false);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        var sent = sentMedia.arrived(message.messageId());

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(message.messageId(), second));

        // Then
        await().until(() -> "image/png".equals(sentMedia.shown(sent).getString("media.mimeType")));
    }

    @Test
    void waitsForTheStoreAndStaysReadyMeanwhile() {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var kept = sentMedia.send(MediaKind.IMAGE, meta.holds(picture), picture, null);
        var link = sentMedia.awaited(kept, "stored").getString("media.links.content");
        Infrastructure.shared().stopObjectStore();
        try {
            // When
            var sent = sentMedia.send(MediaKind.IMAGE, meta.holds(picture), picture, null);

            // Then
            await().until(() -> "store_unavailable".equals(sentMedia.shown(sent).getString("media.reason")));
            given().get("/q/health/ready").then().statusCode(200);
            assertThat(given().get(link).then().statusCode(503).extract().<String>path("code"))
                    .isEqualTo("store_unavailable");

            // When
            Infrastructure.shared().startObjectStore();

            // Then
            sentMedia.awaited(sent, "stored");
        } finally {
            Infrastructure.shared().startObjectStore();
        }
    }

    private long givenUp(Sent sent) {
        return wire.heard(sent.conversationId(), MediaUnavailable.class).stream()
                .filter(heard -> !heard.event().path("again").asBoolean())
                .count();
    }

    private void update(String sql, Object parameter) {
        assertThat(api.ask(sql, parameter)).hasSize(1);
    }

    private static byte[] bytes(String path) {
        return given().get(path).then().statusCode(200).extract().asByteArray();
    }
}
