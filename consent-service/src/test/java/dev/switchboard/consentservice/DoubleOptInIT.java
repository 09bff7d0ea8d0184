package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.ledger.Canonical;
import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.MovableClock;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.outbound.SendMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Consents that the business asks for: the question, its answer, and its end. */
@QuarkusTest
class DoubleOptInIT {

    @Inject
    Wire wire;

    @Inject
    MovableClock clock;

    @Inject
    Tables tables;

    @Test
    void yesCountsOnlyAsTheAnswerToOurQuestion() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);
        chat.writes("YES");
        chat.writes("hello");
        await().until(() -> knows(chat));

        // When
        note(chat, number, "REQUEST", "MARKETING");
        await().until(() ->
                !wire.heard(chat.conversationId(), SendMessage.class).isEmpty());
        var pending = Doors.code(chat.contactId(), number, "MARKETING");
        chat.isAnswered("Would you like to speak to somebody?");
        chat.writes("yes");
        chat.taps("switchboard:optin:no:" + UUID.randomUUID(), "No");
        var question =
                wire.heard(chat.conversationId(), SendMessage.class).getFirst().event();
        var yes = question.at("/content/buttons/0/id").asText();
        chat.taps(yes, "YES");
        chat.taps(yes, "YES");

        // Then
        assertThat(pending).isEqualTo("consent_pending");
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("consent_granted"));
        assertThat(Doors.history(chat.contactId()))
                .extracting(entry -> entry.get("action"))
                .containsExactly("REQUESTED", "GRANTED");
        assertThat(Doors.history(chat.contactId()).getLast())
                .containsEntry("source", "BUTTON")
                .containsEntry("questionMessageId", question.path("messageId").asText());
        await().until(() -> wire.heard(chat.conversationId(), SendMessage.class).size() == 2);
    }

    @Test
    void aWordedYesAnswersTheQuestionThatWasTheLastWord() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);
        chat.writes("hello");
        await().until(() -> knows(chat));
        note(chat, number, "REQUEST", "MARKETING", "UTILITY");

        // When
        chat.writes("No.");

        // Then
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("consent_denied"));
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_denied");
    }

    @Test
    void aQuestionThatNobodyAnswersExpiresOnce() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);
        chat.writes("hello");
        await().until(() -> knows(chat));
        note(chat, number, "REQUEST", "MARKETING");

        // When
        clock.forward(Duration.ofHours(49));

        // Then
        try {
            await().until(() ->
                    Doors.code(chat.contactId(), number, "MARKETING").equals("request_expired"));
        } finally {
            clock.reset();
        }
        chat.writes("yes");
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 5);
        assertThat(Doors.history(chat.contactId()))
                .extracting(entry -> entry.get("action"))
                .containsExactlyInAnyOrder("REQUESTED", "EXPIRED", "WITHDRAWN", "WITHDRAWN", "WITHDRAWN");
    }

    @Test
    void aQuestionThatFoundNoOpenWindowGoesOutOnceWhenTheCustomerWrites() {
        // Given
        var number = activeNumber();
        var chat = askedBeforeTheyWrote(number);

        // When
        chat.writes("Where is my parcel?");
        chat.writes("Hello?");
        await().until(() ->
                !wire.heard(chat.conversationId(), SendMessage.class).isEmpty());
        var question =
                wire.heard(chat.conversationId(), SendMessage.class).getFirst().event();
        chat.writes("yes");

        // Then
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("consent_granted"));
        assertThat(Doors.history(chat.contactId()))
                .extracting(entry -> entry.get("action"))
                .containsExactly("REQUESTED", "GRANTED");
        assertThat(Doors.history(chat.contactId()).getLast())
                .containsEntry("questionMessageId", question.path("messageId").asText())
                .containsEntry("noticeId", "question/en")
                .containsEntry("noticeVersion", 1)
                .containsEntry("noticeSha256", Canonical.sha256("May Example send you offers?"));
        await().until(() -> wire.heard(chat.conversationId(), SendMessage.class).size() == 2);
        assertThat(wire.heard(chat.conversationId(), SendMessage.class))
                .filteredOn(message -> message.event().at("/content/buttons").isArray())
                .hasSize(1);
    }

    @Test
    void whoDecidedMeanwhileIsNotAsked() {
        // Given
        var number = activeNumber();
        var chat = askedBeforeTheyWrote(number);
        Doors.post("/api/v1/contacts/%s/consents".formatted(chat.contactId()), Doors.note(number, "GRANT", "MARKETING"))
                .then()
                .statusCode(201);

        // When
        chat.writes("Where is my parcel?");
        chat.writes("STOP");

        // Then
        await().until(() ->
                !wire.heard(chat.conversationId(), SendMessage.class).isEmpty());
        assertThat(wire.heard(chat.conversationId(), SendMessage.class))
                .singleElement()
                .satisfies(confirmation -> assertThat(
                                confirmation.event().at("/content/type").asText())
                        .isEqualTo("text"));
    }

    /** A customer who is known, never wrote, and is to be asked. */
    private Chat askedBeforeTheyWrote(String number) {
        var chat = new Chat(wire, number);
        await().until(() ->
                tables.count("SELECT count(*) FROM contact WHERE id = '%s'".formatted(chat.contactId())) == 1);
        note(chat, number, "REQUEST", "MARKETING");
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_pending");
        assertThat(wire.heard(chat.conversationId(), SendMessage.class)).isEmpty();
        return chat;
    }

    /** Whether the service heard that the window is open. */
    private boolean knows(Chat chat) throws SQLException {
        return tables.count("SELECT count(*) FROM conversation WHERE window_expires_at IS NOT NULL AND id = '%s'"
                        .formatted(chat.conversationId()))
                == 1;
    }

    private static void note(Chat chat, String number, String action, String... categories) {
        Doors.post("/api/v1/contacts/%s/consents".formatted(chat.contactId()), Doors.note(number, action, categories))
                .then()
                .statusCode(201);
    }

    private static String activeNumber() {
        var number = Chat.number();
        Doors.activate(number);
        return number;
    }
}
