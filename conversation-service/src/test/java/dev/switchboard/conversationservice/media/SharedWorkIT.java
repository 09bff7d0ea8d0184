package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.conversation.MediaStored;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.media.SentMedia.Sent;
import dev.switchboard.messaging.Publications;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Replicas that fetch side by side, and one that dies in the middle. */
@QuarkusTest
class SharedWorkIT {

    private static final Duration FAR = Duration.ofDays(30);

    private static ScriptedMeta meta;

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    SentMedia sentMedia;

    @Inject
    MediaTable table;

    @Inject
    Fetching fetching;

    @Inject
    MediaFetcher fetcher;

    @Inject
    Publications publications;

    @Inject
    MediaConfig config;

    @Inject
    MediaMeters meters;

    @Inject
    InstantSource clock;

    @BeforeAll
    static void startMeta() {
        meta = ScriptedMeta.start();
    }

    @AfterAll
    static void stopMeta() {
        meta.close();
    }

    @Test
    void fetchesEachFileOnceHoweverManyFetch() {
        // Given
        var other = new MediaFetcher(table, fetching, publications, config, meters, clock);
        var picture = Samples.picture("jpg", 30, 30);
        var ids = new ArrayList<String>();
        var wamids = new ArrayList<String>();
        for (var count = 0; count < 20; count++) {
            ids.add(meta.holds(picture));
        }

        // When
        for (var id : ids) {
            var customer = Customer.withPhone();
            var file = SentMedia.file(MediaKind.IMAGE, id, null, Samples.base64(picture), null);
            var message = customer.sends(Customer.newWamid(), file, Instant.now(), null, false);
            wamids.add(message.messageId());
            wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        }
        var sent = wamids.stream().map(sentMedia::arrived).toList();
        await().until(() -> {
            other.sweep();
            return sent.stream()
                    .allMatch(one -> "stored".equals(sentMedia.shown(one).getString("media.state")));
        });
        other.stop();

        // Then
        assertThat(ids).allSatisfy(id -> assertThat(meta.calls("cdn", id)).hasSize(1));
        await().untilAsserted(() ->
                assertThat(sent).allSatisfy(one -> assertThat(stories(one)).hasSize(1)));
    }

    @Test
    void repeatsWhatAProcessLeftBetweenStoreAndCommitAndTellsItOnce() throws Exception {
        // Given
        var picture = Samples.picture("jpg", 30, 30);
        var id = meta.holds(picture);
        var customer = Customer.withPhone();
        var message = customer.writes("a text, whose file comes below");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        var sent = sentMedia.arrived(message.messageId());
        var file = SentMedia.file(MediaKind.IMAGE, id, null, Samples.base64(picture), null);
        var later = clock.instant().plus(FAR);
        publications.inTransaction((connection, _) -> {
            table.expect(connection, List.of(new ExpectedMedia(sent.messageId(), file, later)));
            return true;
        });
        var claimed =
                publications.inTransaction((connection, _) -> table.claim(connection, later, later, 1_000)).stream()
                        .filter(due -> due.messageId().equals(sent.messageId()))
                        .findFirst()
                        .orElseThrow();

        // When
        fetching.fetch(claimed);
        api.ask("UPDATE media SET due_at = now() WHERE id = ? RETURNING 1", claimed.id());

        // Then
        sentMedia.awaited(sent, "stored");
        assertThat(meta.calls("cdn", id)).hasSize(2);
        fetcher.fetch(claimed);
        assertThat(meta.calls("cdn", id)).hasSize(3);
        assertThat(sentMedia.shown(sent).getString("media.state")).isEqualTo("stored");
        await().until(() -> !stories(sent).isEmpty());
        assertThat(stories(sent)).hasSize(1);
        assertThat(api.ask("SELECT count(*) FROM media WHERE id = ? AND state = 'STORED'", claimed.id()))
                .isEqualTo(List.of(1L));
    }

    private List<Wire.Heard> stories(Sent sent) {
        return wire.heard(sent.conversationId(), MediaStored.class);
    }
}
