package dev.switchboard.conversationservice.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.ContactCard;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageChanged;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.Referral;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.messaging.EventJson;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ShownContentIT {

    private final Customer customer = Customer.withPhone();

    @Inject
    Wire wire;

    @Inject
    Api api;

    static Stream<InboundContent> everyKind() {
        return Stream.of(
                new MessageContent.Media(
                        MediaKind.AUDIO, "900001", null, "audio/ogg; codecs=opus", "aGFzaA==", null, null, true, null),
                new MessageContent.Location(1.5, -2.25, new CustomerText("Harbour"), null, null),
                new MessageContent.Contacts(
                        List.of(new ContactCard(
                                new ContactCard.Name(new PersonalDetail("Ben Invented"), null, null, null, null, null),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null)),
                        null),
                new InboundContent.ButtonReply("yes", new CustomerText("Yes")),
                new InboundContent.ListReply("row", new CustomerText("Row"), new CustomerText("of a list")),
                new InboundContent.TemplateButton(new CustomerText("payload"), new CustomerText("label")),
                new InboundContent.FlowReply("flow", null, null, new RawJson("{broken")),
                new InboundContent.CallPermissionReply("accept", false, Instant.parse("2030-01-01T00:00:00Z"), null),
                new InboundContent.Order(
                        "1949", null, List.of(new InboundContent.Order.Item("sku-1", 2, new BigDecimal("9.5"), "EUR"))),
                new InboundContent.WelcomeRequest(),
                new InboundContent.Other("hologram", new RawJson("{\"type\":\"hologram\"}")),
                new InboundContent.Unsupported("poll_creation", List.of()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void keepsAndShowsEveryKind(InboundContent content) {
        // Given
        var message = customer.sends(Customer.newWamid(), content, Instant.now(), null, false);

        // When
        var conversation = publish(message, message.messageId());

        // Then
        assertThat(shownContent(conversation, message.messageId())).isEqualTo(content);
        assertThat(api.conversation(conversation).getBoolean("window.open")).isTrue();
    }

    @Test
    void tellsWhereAMessageCameFrom() {
        // Given
        var referral = new Referral(
                "ad",
                "1202",
                "https://example.org/ad",
                new CustomerText("Offer"),
                null,
                "image",
                null,
                null,
                "click-1",
                null,
                new RawJson("{}"));
        var fromAd = customer.writes("from the ad", null, referral);
        var passedOn = customer.writes(
                "about a product",
                new MessageContext("wamid.unknown", true, false, "1949", "sku-1", MessageContext.Author.BUSINESS),
                null);

        // When
        publish(fromAd, fromAd.messageId());
        var conversation = publish(passedOn, passedOn.messageId());

        // Then
        assertThat(api.message(conversation, api.messageId(fromAd.messageId())).getString("referral.clickId"))
                .isEqualTo("click-1");
        var shown = api.message(conversation, api.messageId(passedOn.messageId()));
        assertThat(shown.getBoolean("context.forwarded")).isTrue();
        assertThat(shown.getString("context.productRetailerId")).isEqualTo("sku-1");
        assertThat(shown.getString("context.quotedAuthor")).isEqualTo("BUSINESS");
        assertThat(shown.getString("context.quotedMessageId")).isNull();
        assertThat(shown.getString("quotedMessageId")).isNull();
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageAdded.class))
                .extracting(Wire.Heard::event)
                .satisfiesExactly(
                        first -> assertThat(first.at("/referral/clickId").asText())
                                .isEqualTo("click-1"),
                        second -> {
                            assertThat(second.at("/context/quotedMessageId").asText())
                                    .isEqualTo("wamid.unknown");
                            assertThat(second.at("/context/forwarded").asBoolean())
                                    .isTrue();
                            assertThat(second.at("/context/quotedAuthor").asText())
                                    .isEqualTo("BUSINESS");
                        }));
    }

    @Test
    void showsTheNewestReactionOfEverybodyOnItsTarget() {
        // Given
        var now = Instant.now();
        var target = customer.writes("look");
        var happy = customer.reacts(target.messageId(), "\uD83D\uDE00", now.minusSeconds(20));
        var loving = customer.reacts(target.messageId(), "\u2764\uFE0F", now.minusSeconds(10));

        // When
        publish(loving, loving.messageId());
        publish(happy, happy.messageId());
        var conversation = publish(target, target.messageId());

        // Then
        var shown = api.message(conversation, api.messageId(target.messageId()));
        assertThat(shown.<String>getList("reactions.emoji")).containsExactly("\u2764\uFE0F");
        assertThat(shown.getUUID("reactions[0].messageId")).isEqualTo(api.messageId(loving.messageId()));
        assertThat(api.message(conversation, api.messageId(loving.messageId())).getUUID("quotedMessageId"))
                .isEqualTo(api.messageId(target.messageId()));
    }

    @Test
    void showsNoReactionThatWasTakenAway() {
        // Given
        var now = Instant.now();
        var target = customer.writes("look");
        publish(target, target.messageId());
        var put = customer.reacts(target.messageId(), "\uD83D\uDC4D", now.minusSeconds(20));
        publish(put, put.messageId());
        var taken = customer.reacts(target.messageId(), null, now.minusSeconds(10));

        // When
        var conversation = publish(taken, taken.messageId());

        // Then
        assertThat(api.message(conversation, api.messageId(target.messageId())).getList("reactions"))
                .isNull();
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageAdded.class))
                .extracting(heard -> heard.event().path("quotedMessageId").asText())
                .containsExactly(
                        "",
                        api.messageId(target.messageId()).toString(),
                        api.messageId(target.messageId()).toString()));
    }

    @Test
    void tellsTheOthersOfEditsAndRevocationsOnce() {
        // Given
        var soon = Instant.now().minusSeconds(60);
        var message = customer.writes("first words");
        var conversation = publish(message, message.messageId());
        var late = customer.edits(message.messageId(), "second words", soon);
        var edit = customer.edits(message.messageId(), "third words", soon.plusSeconds(10));
        var revocation = customer.revokes(message.messageId());

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), edit);
        await().until(() -> "third words"
                .equals(api.message(conversation, api.messageId(message.messageId()))
                        .getString("content.body")));
        for (var event : List.of(late, edit, revocation, revocation)) {
            wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), event);
        }
        var last = customer.writes("last");
        publish(last, last.messageId());

        // Then
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, MessageAdded.class)).hasSize(2));
        assertThat(wire.heard(conversation, MessageChanged.class))
                .extracting(
                        heard -> heard.event().path("change").asText(),
                        heard -> heard.event().path("messageId").asText(),
                        heard -> heard.event().path("content").path("body").asText(""))
                .containsExactly(
                        tuple("EDITED", api.messageId(message.messageId()).toString(), "third words"),
                        tuple("REVOKED", api.messageId(message.messageId()).toString(), ""));
    }

    @Test
    void changesWhatTheBusinessChangedOnItsPhoneAndOpensNoWindowForIt() {
        // Given
        var edited = customer.isWrittenTo(Customer.newWamid(), "first words");
        var revoked = customer.isWrittenTo(Customer.newWamid(), "taken back");
        publish(edited, edited.messageId());
        var conversation = publish(revoked, revoked.messageId());

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.seesEdited(edited.messageId(), "better words"));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.seesRevoked(revoked.messageId()));

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageChanged.class))
                .extracting(heard -> heard.event().path("change").asText())
                .containsExactly("EDITED", "REVOKED"));
        assertThat(api.messages(conversation, 10, null).getList("items")).hasSize(2);
        assertThat(api.message(conversation, api.messageId(edited.messageId())).getString("content.body"))
                .isEqualTo("better words");
        assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
    }

    private UUID publish(Event event, String wamid) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), event);
        wire.flush();
        await().until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }

    private MessageContent shownContent(UUID conversation, String wamid) {
        try {
            var answer = given().get(
                            "/api/v1/conversations/{id}/messages/{messageId}", conversation, api.messageId(wamid))
                    .asString();
            var content = EventJson.mapper().readTree(answer).path("content");
            return EventJson.mapper().treeToValue(content, MessageContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
