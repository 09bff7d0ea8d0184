package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Read marks and typing bubbles reach Meta, and none is left behind. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadMarkIT {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    private ScriptedMeta meta;
    private TopicEnds topics;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void marksAMessageRead() {
        // Given
        var conversation = UUID.randomUUID();
        var wamid = "wamid." + conversation;

        // When
        topics.put(Topics.OUTBOUND_LIVE, conversation, new MarkRead(conversation, Chat.NUMBER, wamid));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(wamid)).hasSize(1));
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(waiting(conversation)).isZero());
        assertThat(meta.callsAbout(wamid)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v25.0/%s/messages".formatted(Chat.NUMBER));
            assertThat(call.body().path("status").asText()).isEqualTo("read");
            assertThat(call.body().has("typing_indicator")).isFalse();
        });
    }

    @Test
    void showsThatSomebodyWrites() {
        // Given
        var conversation = UUID.randomUUID();
        var wamid = "wamid." + conversation;

        // When
        topics.put(Topics.OUTBOUND_LIVE, conversation, new ShowTyping(conversation, Chat.NUMBER, wamid));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(wamid))
                        .singleElement()
                        .satisfies(call -> assertThat(
                                        call.body().at("/typing_indicator/type").asText())
                                .isEqualTo("text")));
    }

    @Test
    void triesAgainWhatWasLostAndLetsGoOfWhatMetaRefuses() {
        // Given
        var lost = UUID.randomUUID();
        var refused = UUID.randomUUID();
        meta.script("wamid." + lost, ScriptedMeta.RESET, ScriptedMeta.HTML_502);
        meta.script("wamid." + refused, ScriptedMeta.error(400, 131009));

        // When
        topics.put(Topics.OUTBOUND_LIVE, lost, new MarkRead(lost, Chat.NUMBER, "wamid." + lost));
        topics.put(Topics.OUTBOUND_LIVE, refused, new MarkRead(refused, Chat.NUMBER, "wamid." + refused));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(meta.callsAbout("wamid." + lost)).hasSize(3));
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(meta.callsAbout("wamid." + refused)).hasSize(1));
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(waiting(lost)).isZero();
            assertThat(waiting(refused)).isZero();
        });
        assertThat(meta.callsAbout("wamid." + refused)).hasSize(1);
    }

    private int waiting(UUID conversation) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT count(*) FROM read_mark WHERE conversation_id = ?")) {
            query.setObject(1, conversation);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
