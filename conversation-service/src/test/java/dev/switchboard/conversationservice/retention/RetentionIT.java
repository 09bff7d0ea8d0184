package dev.switchboard.conversationservice.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.media.MediaRemovals;
import dev.switchboard.conversationservice.timeline.MessageShells;
import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What is too old. Every test has an age of its own, beyond all that other tests leave behind. */
@QuarkusTest
class RetentionIT {

    private static final Duration KEPT = Duration.ofDays(3_000);
    private static final Duration FAR_LONGER = Duration.ofDays(3_100);

    private final Customer customer = Customer.withPhone();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    Publications publications;

    @Inject
    MessageShells messages;

    @Inject
    MediaRemovals files;

    @Inject
    MeterRegistry meters;

    @Test
    void forgetsWhatOldMessagesSayAndKeepsTheirPlace() {
        // Given
        var old = says("old words", Instant.now().minus(FAR_LONGER));
        var young = says("young words", Instant.now());
        var conversation = api.conversationOf(young).orElseThrow();
        var id = api.messageId(old);

        // When
        sweep(Optional.of(KEPT), Optional.empty(), Optional.empty(), InstantSource.system())
                .sweep();

        // Then
        assertThat(api.messages(conversation, 10, null).getList("items.content.type"))
                .isEqualTo(List.of("text", "unsupported"));
        assertThat(api.messages(conversation, 10, null).getString("items[1].content.metaType"))
                .isEqualTo("erased");
        assertThat(api.message(conversation, id).getString("sentAt")).isNotNull();
        assertThat(api.conversationOf(old)).isEmpty();
    }

    @Test
    void forgetsTheRequestsThatAskedForOldMessages() {
        // Given
        var conversation = api.conversationOf(says("hello", Instant.now())).orElseThrow();
        var answer = api.sendText(conversation, "good day");
        var first = asksFor("a template to %s".formatted(UUID.randomUUID()));
        var answered = "SELECT 1 FROM answer_request WHERE message_id = ?";
        var asked = "SELECT 1 FROM message_request WHERE message_id = ?";
        assertThat(api.ask(answered, answer)).hasSize(1);
        assertThat(api.ask(asked, first)).hasSize(1);
        for (var message : List.of(answer, first)) {
            api.ask("UPDATE message SET sent_at = now() - interval '3100 days' WHERE id = ? RETURNING id", message);
        }

        // When
        sweep(Optional.of(KEPT), Optional.empty(), Optional.empty(), InstantSource.system())
                .sweep();

        // Then
        assertThat(api.ask(answered, answer)).isEmpty();
        assertThat(api.ask(asked, first)).isEmpty();
    }

    /** A workflow writes to somebody first. Answers our id of the message. */
    private static UUID asksFor(String key) {
        var body = """
                {"phoneNumberId":"%s","recipient":{"phone":"%s"},
                 "content":{"type":"template","name":"order_update","language":"en","body":[{"text":"today"}]}}""".formatted(
                        Customer.NUMBER, "4915" + ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999));
        return UUID.fromString(given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    @Test
    void goesByTheClockThatItIsGiven() {
        // Given
        var message = says("words of today", Instant.now().minus(FAR_LONGER));
        var earlier = InstantSource.fixed(Instant.now().minus(FAR_LONGER));

        // When
        sweep(Optional.of(KEPT), Optional.empty(), Optional.empty(), earlier).sweep();

        // Then
        assertThat(api.conversationOf(message)).isPresent();

        // When
        sweep(Optional.of(KEPT), Optional.empty(), Optional.empty(), InstantSource.system())
                .sweep();

        // Then
        assertThat(api.conversationOf(message)).isEmpty();
    }

    @Test
    void twoReplicasShareTheWork() throws InterruptedException {
        // Given
        var conversation = api.conversationOf(says("first", Instant.now())).orElseThrow();
        for (var number = 0; number < 1_500; number++) {
            wire.publish(
                    Topics.WHATSAPP_MESSAGES,
                    customer.key(),
                    customer.writes(
                            Customer.newWamid(), "old " + number, Instant.now().minus(FAR_LONGER)));
        }
        await().until(() -> count("conversation_id = ?", conversation) == 1_501);
        var sweep = sweep(Optional.of(KEPT), Optional.empty(), Optional.empty(), InstantSource.system());

        // When
        try (var replicas = Executors.newFixedThreadPool(2)) {
            replicas.execute(sweep::sweep);
            replicas.execute(sweep::sweep);
        }
        sweep.sweep();

        // Then
        assertThat(count("conversation_id = ? AND erased_at IS NOT NULL", conversation))
                .isEqualTo(1_500);
    }

    @Test
    void forgetsFilesAndPreviewsByClocksOfTheirOwn() {
        // Given
        var message = api.messageId(says("with a file", Instant.now()));
        var mediaId = (UUID) api.ask("""
                INSERT INTO media (id, message_id, meta_id, kind, state, requested_at, expires_at, stored_at, sha256,
                    mime_type, size_bytes, told_file_name, file_name)
                VALUES (gen_random_uuid(), ?, 'meta', 'IMAGE', 'STORED', now(), now(), now() - interval '3100 days', 'ab',
                    'image/png', 1, 'ana.png', 'ana.png')
                RETURNING id
                """, message).getFirst();
        api.ask("""
                INSERT INTO link_preview (message_id, url, asked_at, title)
                VALUES (?, 'https://example.org/', now() - interval '3100 days', 'title') RETURNING message_id
                """, message);

        // When
        sweep(Optional.empty(), Optional.of(KEPT), Optional.of(KEPT), InstantSource.system())
                .sweep();

        // Then
        var conversation = (UUID) api.ask("SELECT conversation_id FROM message WHERE id = ?", message)
                .getFirst();
        var shown = api.message(conversation, message);
        assertThat(shown.getString("content.body")).isEqualTo("with a file");
        assertThat(shown.getString("media.state")).isEqualTo("unavailable");
        assertThat(shown.getString("media.reason")).isEqualTo("retention");
        assertThat(shown.<Object>get("preview")).isNull();
        assertThat(api.ask("SELECT told_file_name FROM media WHERE id = ?", mediaId))
                .containsOnlyNulls();
        await().until(() -> api.ask("SELECT 1 FROM media_removal WHERE media_id = ?", mediaId)
                .isEmpty());
    }

    @Test
    void keepsEverythingWhenNothingIsSet() {
        // Given
        var message = says("kept words", Instant.now().minus(FAR_LONGER));

        // When
        sweep(Optional.empty(), Optional.empty(), Optional.empty(), InstantSource.system())
                .sweep();

        // Then
        assertThat(api.conversationOf(message)).isPresent();
    }

    private RetentionSweep sweep(
            Optional<Duration> ofMessages,
            Optional<Duration> ofMedia,
            Optional<Duration> ofPreviews,
            InstantSource clock) {
        record Fixed(Optional<Duration> messages, Optional<Duration> media, Optional<Duration> previews)
                implements RetentionConfig {}
        return new RetentionSweep(
                new Fixed(ofMessages, ofMedia, ofPreviews), publications, messages, files, meters, clock);
    }

    private String says(String text, Instant at) {
        var wamid = Customer.newWamid();
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes(wamid, text, at));
        await().until(() -> api.conversationOf(wamid).isPresent());
        return wamid;
    }

    private long count(String condition, UUID conversation) {
        return (long) api.ask("SELECT count(*) FROM message WHERE " + condition, conversation)
                .getFirst();
    }
}
