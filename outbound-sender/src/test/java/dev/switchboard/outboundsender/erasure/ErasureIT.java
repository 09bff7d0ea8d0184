package dev.switchboard.outboundsender.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.Tables;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing is sent to who was erased, and nothing of them is left but ids, states and decisions. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureIT {

    private static final String PAUSED = "100000000000077";
    private static final String PHONE = "5511900000001";

    @Inject
    DataSource database;

    @Inject
    CampaignToCome campaign;

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
    void whatWaitsIsRefusedAndItsTextGoes() throws SQLException {
        // Given
        run("INSERT INTO sending_pause (scope, paused_until, needs_person, reason, since) VALUES ('" + PAUSED
                + "', now() + interval '10 minutes', true, 'meta_190', now()) ON CONFLICT DO NOTHING");
        var chat = new Chat(topics, PAUSED);
        var contactId = contactOf(chat);
        chat.customerWrote();
        var words = "words for one of " + contactId;
        var messageId = chat.ask(words);
        var inbound = "wamid.inbound-of-" + contactId;
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), new MarkRead(chat.conversationId(), PAUSED, inbound));
        campaign.add(contactId);
        eventually(() -> {
            assertThat(holding(words)).containsExactly("send_attempt");
            assertThat(holding(inbound)).containsExactly("read_mark");
            assertThat(holding(contactId.toString())).contains("conversation_contact");
        });
        assertThat(export(contactId)).contains(words, PHONE);

        // When
        var erasureId = erase(chat, contactId);

        // Then
        eventually(() -> assertThat(chat.news())
                .singleElement()
                .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                    assertThat(refused.messageId()).isEqualTo(messageId);
                    assertThat(refused.code()).isEqualTo("contact_erased");
                }));
        eventually(() -> assertThat(topics.eventsOf(contactId))
                .singleElement()
                .isInstanceOfSatisfying(ContactForgotten.class, forgotten -> {
                    assertThat(forgotten.erasureId()).isEqualTo(erasureId);
                    assertThat(forgotten.service()).isEqualTo("outbound-sender");
                    assertThat(forgotten.counts())
                            .contains(
                                    new ErasedCount("commands", 1),
                                    new ErasedCount("read_marks", 1),
                                    new ErasedCount("campaign_recipients", 1));
                }));
        assertThat(holding(words)).isEmpty();
        assertThat(holding(inbound)).isEmpty();
        eventually(() -> assertThat(rows("conversation_window", chat)).isZero());
        assertThat(export(contactId))
                .contains("REFUSED", "the customer was erased on request")
                .doesNotContain(words, PHONE);
    }

    @Test
    void nothingIsSentLaterWhateverIsToldOfConsents() throws SQLException {
        // Given
        var chat = new Chat(topics);
        var contactId = contactOf(chat);
        tell(contactId, 3);
        eventually(() -> assertThat(export(contactId)).contains("GRANTED"));
        erase(chat, contactId);
        eventually(() -> assertThat(topics.eventsOf(contactId)).hasSize(1));

        // When news of another topic come late, and a tombstone
        tell(contactId, 9);
        topics.end(Topics.CONSENT_STATE, contactId);
        chat.customerWrote();
        var messageId = chat.ask("are you there?");

        // Then
        eventually(() -> assertThat(chat.news())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact_erased")));
        assertThat(meta.callsAbout(messageId)).isEmpty();
        assertThat(holding("are you there?")).isEmpty();
        eventually(() -> assertThat(rows("conversation_window", chat)).isZero());
        assertThat(topics.eventsOf(contactId)).hasSize(1);
    }

    @Test
    void idsOfMetaGoAlsoWhenTheyComeLate() throws SQLException {
        // Given a message that Meta has, one of which nobody knows, and one that is being sent
        var chat = new Chat(topics);
        var contactId = contactOf(chat);
        chat.customerWrote();
        var sent = chat.ask("sent");
        eventually(() -> assertThat(chat.news()).hasExactlyElementsOfTypes(MessageAccepted.class));
        var lost = UUID.randomUUID();
        meta.script(lost, ScriptedMeta.RESET);
        chat.ask(lost, "lost");
        eventually(() -> assertThat(chat.news()).last().isInstanceOf(MessageOutcomeUnknown.class));
        var answer = new CountDownLatch(1);
        var running = UUID.randomUUID();
        meta.script(running, ScriptedMeta.acceptAfter(answer));
        chat.ask(running, "running");
        eventually(() -> assertThat(meta.callsAbout(running)).hasSize(1));
        assertThat(holding(ScriptedMeta.wamid(sent.toString()))).containsExactly("send_attempt");

        // When
        erase(chat, contactId);

        // Then it is not told that all is gone before the call has ended
        eventually(
                () -> assertThat(holding(ScriptedMeta.wamid(sent.toString()))).isEmpty());
        var told = topics.eventsOf(contactId);
        assertThat(told.isEmpty() || !export(contactId).contains("CALLING")).isTrue();
        answer.countDown();
        eventually(() -> assertThat(topics.eventsOf(contactId)).hasExactlyElementsOfTypes(ContactForgotten.class));

        // When a status settles what nobody knew
        chat.statusArrives(lost);

        // Then
        eventually(() -> assertThat(chat.news()).anyMatch(OutcomeSettled.class::isInstance));
        for (var messageId : List.of(sent, lost, running)) {
            eventually(() -> assertThat(holding(ScriptedMeta.wamid(messageId.toString())))
                    .isEmpty());
        }
        assertThat(export(contactId)).contains(sent.toString(), "ACCEPTED").doesNotContain("wamid.");
    }

    @Test
    void allConversationsOfAContactAndOfThoseMergedIntoItAreErasedOnce() throws SQLException {
        // Given
        var one = new Chat(topics, PAUSED);
        var other = new Chat(topics);
        var contactId = contactOf(one);
        started(other, contactId);
        eventually(() ->
                assertThat(export(contactId)).contains(other.conversationId().toString()));
        var erasureId = UUID.randomUUID();

        // When
        told(one, contactId, erasureId, null);
        told(other, contactId, erasureId, List.of());
        told(other, contactId, erasureId, List.of());

        // Then
        eventually(() -> assertThat(topics.eventsOf(contactId)).hasExactlyElementsOfTypes(ContactForgotten.class));
    }

    private UUID contactOf(Chat chat) {
        var contactId = UUID.randomUUID();
        started(chat, contactId);
        return contactId;
    }

    private void started(Chat chat, UUID contactId) {
        topics.put(
                Topics.CONVERSATION_EVENTS,
                chat.conversationId(),
                new ConversationStarted(chat.conversationId(), contactId, Chat.NUMBER, Instant.now()));
        eventually(() ->
                assertThat(export(contactId)).contains(chat.conversationId().toString()));
    }

    private UUID erase(Chat chat, UUID contactId) {
        var erasureId = UUID.randomUUID();
        told(chat, contactId, erasureId, List.of(new ErasedCount("messages", 1)));
        return erasureId;
    }

    private void told(Chat chat, UUID contactId, UUID erasureId, @Nullable List<ErasedCount> counts) {
        topics.put(
                Topics.CONVERSATION_EVENTS,
                chat.conversationId(),
                new ContactErased(chat.conversationId(), contactId, Instant.now(), erasureId, counts));
    }

    private void tell(UUID contactId, long revision) {
        topics.put(
                Topics.CONSENT_STATE,
                contactId,
                new ConsentState(
                        contactId,
                        null,
                        List.of(new ConsentState.Entry(
                                Chat.NUMBER,
                                ConsentCategory.MARKETING,
                                ConsentStatus.GRANTED,
                                Instant.now(),
                                null,
                                UUID.randomUUID())),
                        List.of(),
                        false,
                        false,
                        null,
                        revision,
                        Instant.now()));
    }

    private static String export(UUID contactId) {
        return given().get("/api/v1/contacts/%s/export".formatted(contactId)).asString();
    }

    private List<String> holding(String word) throws SQLException {
        return Tables.holding(database, word);
    }

    private long rows(String table, Chat chat) throws SQLException {
        return count("SELECT count(*) FROM %s WHERE conversation_id = '%s'".formatted(table, chat.conversationId()));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void eventually(ThrowingRunnable happened) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(happened);
    }
}
