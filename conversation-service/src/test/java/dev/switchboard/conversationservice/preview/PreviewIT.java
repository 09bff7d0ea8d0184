package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.LinkPreviewed;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.MovableClock;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreviewIT {

    private static final int PORT = 28_210;

    private final Customer customer = Customer.withPhone();
    private final String path = "/" + UUID.randomUUID();
    private final String url = "http://127.0.0.1:" + PORT + path;

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    @Inject
    LinkWorker worker;

    @Inject
    DataSource dataSource;

    private HostileServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new HostileServer("127.0.0.1", PORT);
        api.ask("DELETE FROM link_host RETURNING host");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        clock.reset();
    }

    @Test
    void showsAndTellsWhatThePageBehindTheFirstLinkSays() {
        // Given
        server.page(path, """
                <title>Offer</title><meta name="description" content="Cheap"><meta property="og:site_name" content="Shop">
                <meta property="og:image" content="/pic.png">
                """);
        var message = customer.writes("look: " + url + " and http://127.0.0.1:1/");

        // When
        var conversation = stored(message);

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, LinkPreviewed.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.event().path("messageId").asText())
                            .isEqualTo(api.messageId(message.messageId()).toString());
                    assertThat(heard.event().path("url").asText()).isEqualTo(url);
                    assertThat(heard.event().path("title").asText()).isEqualTo("Offer");
                    assertThat(heard.event().path("siteName").asText()).isEqualTo("Shop");
                }));
        assertThat(wire.heard(conversation)
                        .indexOf(wire.heard(conversation, LinkPreviewed.class).getFirst()))
                .isGreaterThan(wire.heard(conversation)
                        .indexOf(wire.heard(conversation, MessageAdded.class).getFirst()));
        var shown =
                api.message(conversation, api.messageId(message.messageId())).<String, String>getMap("preview");
        assertThat(shown)
                .isEqualTo(Map.of(
                        "url", url,
                        "title", "Offer",
                        "description", "Cheap",
                        "siteName", "Shop",
                        "imageUrl", "http://127.0.0.1:" + PORT + "/pic.png"));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(message.messageId(), "never mind"));
        wire.flush();
        await().until(() -> api.messages(conversation, 1, null).get("items[0].preview") == null);
    }

    @Test
    void followsTheLinkThatAnEditedTextHasNow() {
        // Given
        server.page(path, "<title>Offer</title>");
        server.page(path + "-new", "<title>Better offer</title>");
        var message = customer.writes(url);
        var conversation = stored(message);
        var id = api.messageId(message.messageId());
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 1);

        // When
        edit(message, "still " + url);
        await().until(() ->
                api.message(conversation, id).getString("content.body").startsWith("still"));

        // Then
        assertThat(api.message(conversation, id).getString("preview.title")).isEqualTo("Offer");

        // When
        edit(message, url + "-new");

        // Then
        await().until(() -> "Better offer".equals(api.message(conversation, id).getString("preview.title")));
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 2);

        // When
        edit(message, url);

        // Then
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 3);
        assertThat(wire.heard(conversation, LinkPreviewed.class))
                .extracting(Wire.Heard::id)
                .doesNotHaveDuplicates();
        assertThat(api.message(conversation, id).getString("preview.title")).isEqualTo("Offer");
    }

    @Test
    void looksUpWhatTheBusinessWritesAndFetchesALinkOnce() {
        // Given
        server.page(path, "<title>Offer</title>");
        var conversation = stored(customer.writes(url));
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 1);

        // When
        var answer = api.sendText(conversation, "yes: " + url);

        // Then
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 2);
        assertThat(api.message(conversation, answer).getString("preview.title")).isEqualTo("Offer");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksNoHostAgainThatHasJustFailed() {
        // Given
        server.on(path, _ -> {});
        var conversation = stored(customer.writes(url));
        await().until(() -> waiting(conversation) == 0);

        // When
        stored(customer.writes(url + "/other"));

        // Then
        await().until(() -> waiting(conversation) == 0);
        assertThat(server.requests()).hasSize(1);
        assertThat(wire.heard(conversation, LinkPreviewed.class)).isEmpty();
    }

    @Test
    void forgetsLinksThatLeadInside() {
        // Given
        var message = customer.writes("http://127.0.0.1:8082/q/health");

        // When
        var conversation = stored(message);

        // Then
        await().until(() -> waiting(conversation) == 0);
        assertThat(api.messages(conversation, 1, null).<Object>get("items[0].preview"))
                .isNull();
    }

    @Test
    void tellsEachPreviewOnceThoughManyWorkersLook() throws Exception {
        // Given
        var links = 20;
        IntStream.range(0, links).forEach(i -> server.page(path + i, "<title>" + i + "</title>"));
        for (var i = 0; i < links - 1; i++) {
            wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes(url + i));
        }
        var conversation = stored(customer.writes(url + (links - 1)));

        // When
        try (var workers = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 4; i++) {
                workers.execute(worker::lookUp);
            }
        }

        // Then
        await().until(() -> waiting(conversation) == 0);
        var last = api.sendText(conversation, "after all of them");
        await().until(() -> wire.heard(conversation, MessageAdded.class).stream()
                .anyMatch(heard -> heard.event().path("messageId").asText().equals(last.toString())));
        assertThat(wire.heard(conversation, LinkPreviewed.class))
                .hasSize(links)
                .extracting(heard -> heard.event().path("messageId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void takesOverFromAWorkerThatIsGoneAndTellsOnceThoughItComesBack() throws Exception {
        // Given
        var asked = new AtomicInteger();
        var backAgain = new CountDownLatch(1);
        server.on(path, out -> {
            if (asked.incrementAndGet() == 1) {
                var _ = backAgain.await(4, TimeUnit.SECONDS);
            }
            out.write(HostileServer.ok("Content-Type: text/html", "<title>Offer</title>"));
        });
        var conversation = stored(customer.writes(url));
        await().until(() -> asked.get() == 1);

        // When
        clock.forward(LinkWorker.LEASE.plus(Duration.ofSeconds(10)));
        worker.lookUp();
        backAgain.countDown();

        // Then
        await().until(() -> wire.heard(conversation, LinkPreviewed.class).size() == 1);
        assertThat(asked).hasValue(2);
        worker.lookUp();
        var last = api.sendText(conversation, "after all of them");
        await().until(() -> wire.heard(conversation, MessageAdded.class).stream()
                .anyMatch(heard -> heard.event().path("messageId").asText().equals(last.toString())));
        assertThat(wire.heard(conversation, LinkPreviewed.class)).hasSize(1);
    }

    @Test
    void notesNothingWhenSwitchedOff() throws SQLException {
        // Given
        var off = new LinkRequests(new FixedPreview(false, Optional.empty()));

        // When
        try (var connection = dataSource.getConnection()) {
            off.ask(connection, Map.of(UUID.randomUUID(), MessageContent.Text.of(url)), Instant.now());
        }

        // Then
        assertThat(api.ask("SELECT url FROM link_preview WHERE url = ?", url)).isEmpty();
    }

    private void edit(MessageReceived message, String text) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(message.messageId(), text));
        wire.flush();
    }

    private long waiting(UUID conversation) {
        return (long) api.ask("""
                        SELECT count(*) FROM link_preview p JOIN message m ON m.id = p.message_id
                        WHERE m.conversation_id = ? AND p.due_at IS NOT NULL
                        """, conversation).getFirst();
    }

    private UUID stored(MessageReceived message) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        wire.flush();
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }
}
