package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentWithdrawn;
import dev.switchboard.contracts.consent.MarketingStopped;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import dev.switchboard.contracts.outbound.SendMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customers do in conversations, read as consent or its end. */
@QuarkusTest
class CaptureIT {

    @Inject
    Wire wire;

    @Test
    void aStopWithdrawsEverythingThatTheBusinessStartsAndIsConfirmedOnce() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);

        // When
        var message = chat.writes("Stop!");
        chat.writes("STOP");

        // Then
        await().until(() -> Doors.history(chat.contactId()).size() == 6);
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_withdrawn");
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_withdrawn");
        assertThat(Doors.code(chat.contactId(), number, "AUTHENTICATION")).isEqualTo("consent_withdrawn");
        assertThat(Doors.code(chat.contactId(), number, "SERVICE")).isEqualTo("service");
        assertThat(Doors.history(chat.contactId()).getFirst())
                .containsEntry("sourceRef", message.toString())
                .containsEntry("keywordMatched", "STOP")
                .containsEntry("source", "INBOUND_KEYWORD");
        await().untilAsserted(() -> {
            assertThat(wire.heard(chat.contactId(), ConsentWithdrawn.class)).hasSize(6);
            assertThat(wire.heard(chat.contactId(), ConsentState.class))
                    .last()
                    .satisfies(state -> assertThat(
                                    state.event().at("/entries/0/status").asText())
                            .isEqualTo("WITHDRAWN"));
            assertThat(wire.heard(chat.conversationId(), SendMessage.class))
                    .singleElement()
                    .satisfies(sent -> {
                        assertThat(sent.event().at("/content/body").asText()).contains("no more messages");
                        assertThat(sent.event().at("/recipient/waId").asText()).isEqualTo(chat.customerPhone());
                        assertThat(sent.event().path("origin").asText()).isEqualTo("SYSTEM");
                    });
        });
    }

    @Test
    void aStopIsConfirmedInItsOwnLanguageWhereThatHasAConfirmation() {
        // Given
        var number = activeNumber();
        var german = new HashMap<>(Doors.english());
        german.putAll(Map.of(
                "optOut", List.of("STOPP", "ABMELDEN"),
                "optIn", List.of("ANMELDEN"),
                "yes", List.of("JA"),
                "no", List.of("NEIN"),
                "optOutConfirmation", "Sie bekommen keine Nachrichten mehr von Example."));
        Doors.put("/api/v1/numbers/%s/keywords/de".formatted(number), 0, german)
                .then()
                .statusCode(200);
        var inGerman = new Chat(wire, number);
        var inSpanish = new Chat(wire, number);

        // When
        inGerman.writes("Abmelden!");
        inSpanish.writes("BAJA");

        // Then Spanish has none, so the number's own language answers
        confirmed(inGerman, "Sie bekommen keine Nachrichten mehr von Example.");
        confirmed(inSpanish, "You will get no more messages from Example.");
        assertThat(Doors.history(inGerman.contactId()).getFirst())
                .containsEntry("locale", "de")
                .containsEntry("keywordMatched", "ABMELDEN");
    }

    @Test
    void aMessageThatOnlyHoldsTheWordIsNoStop() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);

        // When
        chat.writes("stop, I mean the second one");
        chat.taps("switchboard:optin:marketing", "Yes, offers");

        // Then
        await().until(() -> Doors.history(chat.contactId()).size() == 1);
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_granted");
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_unknown");
    }

    @Test
    void aStopCountsBeforeActivationWithoutAWordInReturn() {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);

        // When
        chat.writes("START");
        chat.writes("BAJA");

        // Then
        await().until(() -> Doors.history(chat.contactId()).size() == 3);
        assertThat(Doors.history(chat.contactId()))
                .allSatisfy(entry ->
                        assertThat(entry).containsEntry("action", "WITHDRAWN").containsEntry("locale", "es"));
        assertThat(wire.heard(chat.conversationId(), SendMessage.class)).isEmpty();
    }

    @Test
    void theSameEventTwiceIsOneEntry() {
        // Given
        var number = activeNumber();
        var chat = new Chat(wire, number);
        var stop = chat.received(UUID.randomUUID(), MessageContent.Text.of("stop"), Instant.now(), null);

        // When: redelivered under its id, and told again under another
        wire.publish(chat.conversationId(), "the-same-" + chat.contactId(), stop);
        wire.publish(chat.conversationId(), "the-same-" + chat.contactId(), stop);
        wire.publish(chat.conversationId(), stop);
        chat.taps("switchboard:optout:marketing", "No offers");

        // Then
        await().until(() ->
                Doors.history(chat.contactId()).stream().anyMatch(entry -> "BUTTON".equals(entry.get("source"))));
        assertThat(Doors.history(chat.contactId())).hasSize(4);
    }

    @Test
    void buttonsAndFlowsMeanWhatTheNumberSays() {
        // Given
        var number = Chat.number();
        var notice = Doors.notice();
        Doors.put(
                        "/api/v1/numbers/" + number,
                        0,
                        Map.of(
                                "buttons",
                                List.of(Map.of(
                                        "name", "no-ads", "action", "OPT_OUT", "categories", List.of("MARKETING"))),
                                "flows",
                                List.of(Map.of(
                                        "name",
                                        "updates",
                                        "action",
                                        "OPT_IN",
                                        "categories",
                                        List.of("UTILITY"),
                                        "noticeId",
                                        notice,
                                        "noticeVersion",
                                        1)),
                                "updatedBy",
                                "admin"))
                .then()
                .statusCode(200);
        var chat = new Chat(wire, number);

        // When
        chat.sends(
                new InboundContent.FlowReply("flow", null, new RawJson("{\"updates\":true,\"offers\":true}"), null),
                Instant.now());
        chat.sends(
                new InboundContent.TemplateButton(new CustomerText("no-ads"), new CustomerText("Fewer")),
                Instant.now());

        // Then
        await().until(() -> Doors.history(chat.contactId()).size() == 2);
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_granted");
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_withdrawn");
        assertThat(Doors.decision(chat.contactId(), number, "UTILITY").getMap("evidence[0]"))
                .containsEntry("noticeId", notice)
                .containsEntry("noticeVersion", 1);
        assertThat(given().get("/api/v1/contacts/%s/export".formatted(chat.contactId()))
                        .jsonPath()
                        .getList("entries.wordingShown"))
                .contains("I agree that Example sends me offers on WhatsApp.");
    }

    @Test
    void aYesWithoutTheWordingThatIsShownWithItIsNoRule() {
        // Given
        var number = Chat.number();
        var rule = new HashMap<String, Object>(
                Map.of("name", "updates", "action", "OPT_IN", "categories", List.of("UTILITY")));

        // When
        var silent = Doors.put("/api/v1/numbers/" + number, 0, Map.of("buttons", List.of(rule), "updatedBy", "admin"));
        rule.putAll(Map.of("noticeId", "nobody-wrote-it", "noticeVersion", 1));
        var unknown = Doors.put("/api/v1/numbers/" + number, 0, Map.of("buttons", List.of(rule), "updatedBy", "admin"));

        // Then
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.jsonPath().getList("errors.field")).containsExactly("buttons.noticeId");
        assertThat(unknown.jsonPath().getString("code")).isEqualTo("unknown_notice");
    }

    @Test
    void aTapNamesTheMessageThatCarriedTheButton() {
        // Given
        var chat = new Chat(wire, Chat.number());
        var offer = UUID.randomUUID();

        // When
        chat.sends(
                UUID.randomUUID(),
                new InboundContent.ButtonReply("switchboard:optin:marketing", new CustomerText("Yes")),
                Instant.now(),
                offer);

        // Then
        await().untilAsserted(() -> assertThat(Doors.history(chat.contactId()))
                .singleElement()
                .satisfies(granted -> assertThat(granted).containsEntry("questionMessageId", offer.toString())));
    }

    @Test
    void whatWhatsAppItselfSaysComesBeforeAnyConsent() {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);
        chat.taps("switchboard:optin:marketing", "Yes");
        await().until(() -> Doors.history(chat.contactId()).size() == 1);

        // When
        chat.chooses(MarketingPreferenceChosen.Choice.STOP, Instant.now());

        // Then
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("marketing_stopped"));
        await().until(() -> wire.heard(chat.contactId(), MarketingStopped.class).size() == 1);
        chat.chooses(MarketingPreferenceChosen.Choice.RESUME, Instant.now().plusMillis(1));
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("consent_granted"));
        chat.refuses(131050);
        await().until(() -> Doors.code(chat.contactId(), number, "MARKETING").equals("marketing_stopped"));
    }

    private void confirmed(Chat chat, String words) {
        await().untilAsserted(() -> assertThat(wire.heard(chat.conversationId(), SendMessage.class))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.event().at("/content/body").asText()).isEqualTo(words)));
    }

    private static String activeNumber() {
        var number = Chat.number();
        Doors.activate(number);
        return number;
    }
}
