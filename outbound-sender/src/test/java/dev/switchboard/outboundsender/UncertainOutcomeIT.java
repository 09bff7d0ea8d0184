package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.outbound.Allowance;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When nobody can say whether a message went out: it is never sent again, and evidence settles it. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UncertainOutcomeIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private static final String ABANDONED_CALL = """
            INSERT INTO send_attempt (message_id, conversation_id, phone_number_id, command, state, calls,
                leased_by, leased_until, requested_at, received_at)
            VALUES (?, ?, ?, '{}', 'CALLING', 1, gen_random_uuid(), now() - interval '1 second', ?, ?)
            """;

    private final DataSource database;

    private ScriptedMeta meta;
    private TopicEnds topics;

    UncertainOutcomeIT(DataSource database) {
        this.database = database;
    }

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

    record Trouble(String reason, ScriptedMeta.Answer answer) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                new Trouble("timeout", ScriptedMeta.acceptAfter(new CountDownLatch(1))),
                new Trouble("connection_lost", ScriptedMeta.RESET),
                new Trouble("http_502", ScriptedMeta.HTML_502),
                new Trouble("meta_131000", ScriptedMeta.error(500, 131000)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isUnknownAndLetsTheConversationGoOn(Trouble trouble) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, trouble.answer);

        // When
        chat.ask(messageId, "did it go out?");
        var next = chat.ask("next");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(chat.news()).hasExactlyElementsOfTypes(MessageOutcomeUnknown.class, MessageAccepted.class);
            var unknown = (MessageOutcomeUnknown) chat.news().getFirst();
            assertThat(unknown.reason()).isEqualTo(trouble.reason);
            assertThat(unknown.allowedBy()).extracting(Allowance::code).containsExactly("window_open");
        });
        assertThat(meta.callsAbout(messageId)).hasSize(1);
        assertThat(meta.callsAbout(next)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "FAILED"})
    void isSettledOnceByTheStatusesThatNameTheMessage(DeliveryStatus status) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.RESET);
        chat.ask(messageId, "did it go out?");
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // When
        chat.statusArrives(messageId, status);
        chat.statusArrives(messageId, DeliveryStatus.DELIVERED);
        var last = chat.ask("last");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .extracting(event -> event.getClass().getSimpleName())
                        .containsExactlyInAnyOrder("MessageOutcomeUnknown", "OutcomeSettled", "MessageAccepted"));
        assertThat(settlement(chat)).satisfies(settled -> {
            assertThat(settled.messageId()).isEqualTo(messageId);
            assertThat(settled.outcome()).isEqualTo(OutcomeSettled.Outcome.ACCEPTED);
            assertThat(settled.evidence()).isEqualTo("status_webhook");
            assertThat(settled.wamid()).isEqualTo(ScriptedMeta.wamid(messageId.toString()));
        });
        assertThat(meta.callsAbout(messageId)).hasSize(1);
        assertThat(meta.callsAbout(last)).hasSize(1);
    }

    @Test
    void isNeverUnknownWhenTheStatusCameBeforeTheTimeout() {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.acceptAfter(new CountDownLatch(1)));
        chat.ask(messageId, "slow");
        await().atMost(A_WHILE).until(() -> !meta.callsAbout(messageId).isEmpty());

        // When
        chat.statusArrives(messageId);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MessageAccepted.class,
                                accepted -> assertThat(accepted.wamid())
                                        .isEqualTo(ScriptedMeta.wamid(messageId.toString()))));
    }

    @Test
    void isSettledByAnAnswerThatComesAfterTheTimeout() {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        var answer = new CountDownLatch(1);
        meta.script(messageId, ScriptedMeta.acceptAfter(answer));
        chat.ask(messageId, "very slow");
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // When
        answer.countDown();

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageOutcomeUnknown.class, OutcomeSettled.class));
        assertThat(settlement(chat).evidence()).isEqualTo("late_answer");
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void isUnknownAfterTheCallerDiedAndIsNotSentAgain() throws SQLException {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();

        // When
        abandonCall(messageId, chat);
        var next = chat.ask("after the crash");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageOutcomeUnknown.class, MessageAccepted.class));
        assertThat(((MessageOutcomeUnknown) chat.news().getFirst()).reason()).isEqualTo("caller_lost");
        assertThat(meta.callsAbout(next)).hasSize(1);
        assertThat(meta.callsAbout(messageId)).isEmpty();
    }

    @Test
    void isSettledByAStatusAfterTheCallerDied() throws SQLException {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        abandonCall(messageId, chat);
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // When
        chat.statusArrives(messageId);

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(chat.news()).hasSize(2));
        assertThat(settlement(chat).messageId()).isEqualTo(messageId);
    }

    @Test
    void removesWhatWasToBeSentOnceNothingCanBeSentAnyMore() throws SQLException {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.RESET);

        // When
        chat.ask(messageId, "private words");
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // Then
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT command FROM send_attempt WHERE message_id = ?")) {
            query.setObject(1, messageId);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isNull();
            }
        }
    }

    private Chat openChat() {
        var chat = new Chat(topics);
        chat.customerWrote();
        return chat;
    }

    private static OutcomeSettled settlement(Chat chat) {
        return chat.news().stream()
                .filter(OutcomeSettled.class::isInstance)
                .map(OutcomeSettled.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What a process leaves behind that was killed after it claimed a message, before or during its call. */
    private void abandonCall(UUID messageId, Chat chat) throws SQLException {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ABANDONED_CALL)) {
            statement.setObject(1, messageId);
            statement.setObject(2, chat.conversationId());
            statement.setString(3, Chat.NUMBER);
            statement.setObject(4, now);
            statement.setObject(5, now);
            statement.executeUpdate();
        }
    }
}
