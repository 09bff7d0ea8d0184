package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.Person;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import dev.switchboard.rows.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open window lets nobody be written to who is blocked, and nobody else than its customer. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class BarredPeopleIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;

    BarredPeopleIT(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterEach
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void whoIsBlockedGetsNothingThoughTheyWrote() {
        // Given
        var chat = new Chat(topics);
        var block = new ConsentState.Block(UUID.randomUUID(), Instant.now());
        tell(contactOf(chat), null, 1, block);
        chat.customerWrote();

        // When it has arrived
        await().atMost(A_WHILE).until(() -> outcomeOf(chat).equals("contact_blocked"));

        // Then
        var refused = (MessageRefused) chat.news().getLast();
        assertThat(refused.evidence()).containsExactly("block " + block.blockId());
        assertThat(meta.callsAbout(refused.messageId())).isEmpty();
    }

    @Test
    void aMergeFreesNobodyBeforeItIsToldWhatBothComeTo() throws SQLException {
        // Given two contacts, one of whom is blocked
        var chat = new Chat(topics);
        var blocked = contactOf(chat);
        var survivor = UUID.randomUUID();
        tell(blocked, null, 1, new ConsentState.Block(UUID.randomUUID(), Instant.now()));
        tell(survivor, null, 1, null);
        chat.customerWrote();
        await().atMost(A_WHILE).until(() -> outcomeOf(chat).equals("contact_blocked"));

        // When
        topics.put(
                Topics.CONVERSATION_EVENTS,
                chat.conversationId(),
                new ContactsMerged(chat.conversationId(), survivor, blocked, null, "same_message", Instant.now()));
        await().atMost(A_WHILE).until(() -> ownerOf(chat).equals(survivor));

        // Then
        assertThat(outcomeOf(chat)).isEqualTo("contact_blocked");

        // And when consent-service has told that nothing bars the two, it does no more
        tell(blocked, survivor, 2, null);
        tell(survivor, null, 2, null);
        await().atMost(A_WHILE).until(() -> outcomeOf(chat).equals("accepted"));
    }

    @Test
    void aConversationIsNoWayToSomebodyElse() {
        // Given a customer whose phone is known, and who wrote
        var chat = new Chat(topics);
        new Person(topics).changed(chat.conversationId(), Person.known(Chat.PHONE, null));
        chat.customerWrote();
        assertThat(outcomeOf(chat)).isEqualTo("accepted");

        // When
        var message = UUID.randomUUID();
        topics.put(
                Topics.OUTBOUND_LIVE,
                chat.conversationId(),
                chat.command(
                        message,
                        new Recipient(new PersonalDetail("15550009999"), null),
                        MessageContent.Text.of("to a stranger")));

        // Then
        assertThat(outcomeOf(chat, message)).isEqualTo("recipient_mismatch");
        assertThat(meta.callsAbout(message)).isEmpty();
    }

    private UUID contactOf(Chat chat) {
        var contact = UUID.randomUUID();
        topics.put(
                Topics.CONVERSATION_EVENTS,
                chat.conversationId(),
                new ConversationStarted(chat.conversationId(), contact, Chat.NUMBER, Instant.now()));
        return contact;
    }

    private void tell(UUID contact, @Nullable UUID mergedInto, long revision, ConsentState.@Nullable Block block) {
        topics.put(
                Topics.CONSENT_STATE,
                contact,
                new ConsentState(
                        contact, null, List.of(), List.of(), false, false, mergedInto, revision, Instant.now(), block));
    }

    private UUID ownerOf(Chat chat) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT contact_id FROM conversation_contact WHERE conversation_id = ?",
                            row -> Sql.uuid(row, "contact_id"),
                            chat.conversationId())
                    .orElseThrow();
        }
    }

    /** Asks for an answer; the code of its refusal, or "accepted". */
    private static String outcomeOf(Chat chat) {
        return outcomeOf(chat, chat.ask("words"));
    }

    private static String outcomeOf(Chat chat, UUID messageId) {
        await().atMost(A_WHILE).until(() -> chat.news().stream().anyMatch(news -> isAbout(news, messageId)));
        return chat.news().getLast() instanceof MessageRefused refused ? refused.code() : "accepted";
    }

    private static boolean isAbout(Object news, UUID messageId) {
        return switch (news) {
            case MessageRefused refused -> refused.messageId().equals(messageId);
            case MessageAccepted accepted -> accepted.messageId().equals(messageId);
            default -> false;
        };
    }
}
