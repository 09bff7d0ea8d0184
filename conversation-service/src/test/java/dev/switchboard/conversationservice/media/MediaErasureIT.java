package dev.switchboard.conversationservice.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.media.ObjectStore.Variant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bytes of somebody who was erased. */
@QuarkusTest
class MediaErasureIT {

    private static ScriptedMeta meta;

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    SentMedia sentMedia;

    @Inject
    ObjectStore store;

    @BeforeAll
    static void startMeta() {
        meta = ScriptedMeta.start();
    }

    @AfterAll
    static void stopMeta() {
        meta.close();
    }

    @Test
    void areGoneFromTheStoreBeforeTheCertificateSaysSo() throws IOException {
        // Given
        var picture = Samples.picture("jpg", 600, 400);
        var sent = sentMedia.send(MediaKind.IMAGE, meta.holds(picture), picture, "holiday.jpg");
        var mediaId = sentMedia.awaited(sent, "stored").getUUID("media.id");
        store.open(mediaId, Variant.CONTENT, null).close();
        store.open(mediaId, Variant.THUMBNAIL, null).close();
        var contact = api.conversation(sent.conversationId()).getUUID("contact.id");
        var slow = storeTakesTimeFor(contact);

        // When
        wire.publish(
                Topics.CONSENT_EVENTS,
                contact.toString(),
                new ErasureRequested(UUID.randomUUID(), contact, Instant.now()));

        // Then
        await().until(() ->
                wire.heard(sent.conversationId(), ContactErased.class).size() == 1);
        var told = wire.heard(sent.conversationId(), ContactErased.class).getFirst();
        assertThat(told.event().hasNonNull("counts")).isFalse();
        assertThat(given().get("/api/v1/media/{id}", mediaId).statusCode()).isEqualTo(404);

        // When
        api.ask("UPDATE media_removal SET due_at = now() WHERE media_id = ? RETURNING media_id", slow);

        // Then
        await().until(() ->
                wire.heard(sent.conversationId(), ContactErased.class).size() == 2);
        var counts = wire.heard(sent.conversationId(), ContactErased.class)
                .getLast()
                .event()
                .path("counts");
        assertThat(counts).anySatisfy(count -> {
            assertThat(count.path("kind").asText()).isEqualTo("files");
            assertThat(count.path("count").asInt()).isEqualTo(1);
        });
        assertThatThrownBy(() -> store.open(mediaId, Variant.CONTENT, null)).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> store.open(mediaId, Variant.THUMBNAIL, null)).isInstanceOf(NoSuchKeyException.class);
        assertThat(api.ask("SELECT 1 FROM media_removal WHERE contact_id = ?", contact))
                .isEmpty();
    }

    /** A file more that the store has not forgotten yet. */
    private UUID storeTakesTimeFor(UUID contact) {
        return (UUID) api.ask("""
                INSERT INTO media_removal (media_id, contact_id, due_at)
                VALUES (gen_random_uuid(), ?, now() + interval '1 hour') RETURNING media_id
                """, contact).getFirst();
    }
}
