package dev.switchboard.conversationservice.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.InteractionClosed;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.contracts.whatsapp.Pricing;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.Wire.Heard;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasureIT {

    private final UUID erasureId = UUID.randomUUID();
    private final Customer customer = Customer.withBoth();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    Rows rows;

    @Test
    void takesEverythingPersonalOutOfEveryTableAndKeepsWhatIsCounted() {
        // Given
        var words = "secret-" + UUID.randomUUID();
        var before = "before-" + words;
        var hello = customer.writes(Customer.newWamid(), before + " https://example.org/" + words, Instant.now());
        var conversation = published(hello);
        publish(customer.edits(hello.messageId(), "edited " + words));
        publish(customer.reacts(hello.messageId(), "👍", Instant.now()));
        await().until(() -> rows.holding("edited " + words).contains("message"));
        var key = "key-" + words;
        var answer = api.post(conversation, key, "{\"content\":{\"type\":\"text\",\"body\":\"answer " + words + "\"}}")
                .jsonPath()
                .getUUID("id");
        var wamid = Customer.newWamid();
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageAccepted(answer, conversation, wamid, 1, Instant.now()));
        status(customer, wamid, answer);
        await().until(() -> "delivered".equals(api.message(conversation, answer).getString("state")));
        given().contentType("application/json").body("{}").post("/api/v1/conversations/{id}/read", conversation);
        var contact = contactOf(conversation);
        var personal = List.of(words, customer.phone(), customer.user(), hello.messageId(), wamid);
        assertThat(personal).allSatisfy(one -> assertThat(rows.holding(one)).isNotEmpty());

        // When
        erase(contact);

        // Then
        var counts = counts(conversation);
        assertThat(counts)
                .containsEntry("messages", 3L)
                .containsEntry("earlierVersions", 1L)
                .containsEntry("conversations", 1L)
                .containsEntry("identifiers", 2L)
                .containsEntry("contacts", 1L)
                .containsEntry("files", 0L);
        assertThat(personal).allSatisfy(one -> assertThat(rows.holding(one)).isEmpty());
        assertThat(api.ask("SELECT name FROM contact WHERE id = ?", contact)).containsOnlyNulls();
        assertThat(api.ask("SELECT state || ' ' || (pricing ->> 'category') FROM message WHERE id = ?", answer))
                .containsExactly("DELIVERED service");
        assertThat(api.ask("SELECT sent_at FROM message WHERE conversation_id = ?", conversation))
                .hasSize(3)
                .doesNotContainNull();
        await().until(() -> wire.heard(conversation, InteractionClosed.class).size() == 1);
        given().get("/api/v1/conversations/{id}", conversation).then().statusCode(404);
        given().get("/api/v1/conversations/{id}/messages", conversation).then().statusCode(404);
        assertThat(api.post(conversation, key, "{\"content\":{\"type\":\"text\",\"body\":\"again\"}}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void repeatsOfARequestAreOneAndAnotherFindsNothing() {
        // Given
        var conversation = published(customer.writes("hello"));
        var contact = contactOf(conversation);
        erase(contact);
        counts(conversation);
        var second = UUID.randomUUID();

        // When
        erase(contact);
        wire.publish(Topics.CONSENT_EVENTS, contact.toString(), new ErasureRequested(second, contact, Instant.now()));

        // Then
        await().until(() -> wire.heard(conversation, ContactErased.class).size() == 2);
        var events = wire.heard(conversation, ContactErased.class);
        assertThat(events.getFirst().event().path("erasureId").asText()).isEqualTo(erasureId.toString());
        assertThat(events.getLast().event().path("erasureId").asText()).isEqualTo(second.toString());
        assertThat(countsOf(events.getLast()).values()).containsOnly(0L);
    }

    @Test
    void erasesAllThatTurnedOutToBeOnePersonInAllTheirThreads() {
        // Given
        var byPhone = published(customer.byPhoneAlone().writes("by phone"));
        var byUserId = published(customer.byUserIdAlone().writes("by user id"));
        var merged = contactOf(byUserId);
        published(customer.writes("by both"));
        var elsewhere = published(customer.writesTo("100000000000002", "to the other number"));
        await().until(() -> api.ask("SELECT merged_into FROM contact WHERE id = ? AND merged_into IS NOT NULL", merged)
                        .size()
                == 1);

        // When
        erase(merged);

        // Then
        await().untilAsserted(() -> assertThat(List.of(byPhone, byUserId, elsewhere))
                .allSatisfy(
                        one -> assertThat(wire.heard(one, ContactErased.class)).hasSize(1)));
        assertThat(List.of(byPhone, byUserId, elsewhere).stream()
                        .flatMap(one -> wire.heard(one, ContactErased.class).stream())
                        .filter(one -> one.event().hasNonNull("counts")))
                .singleElement()
                .satisfies(last -> assertThat(countsOf(last))
                        .containsEntry("contacts", 2L)
                        .containsEntry("conversations", 3L)
                        .containsEntry("messages", 4L));
        assertThat(rows.holding(customer.phone())).isEmpty();
        assertThat(rows.holding(customer.user())).isEmpty();
    }

    @Test
    void whoWritesAgainAfterwardsIsSomebodyNew() {
        // Given
        var conversation = published(customer.writes("hello"));
        var contact = contactOf(conversation);
        erase(contact);
        counts(conversation);

        // When
        var anew = published(customer.writes("hello again"));

        // Then
        assertThat(anew).isNotEqualTo(conversation);
        assertThat(contactOf(anew)).isNotEqualTo(contact);
        assertThat(api.messages(anew, 10, null).getList("items.content.body")).isEqualTo(List.of("hello again"));
    }

    @Test
    void newsOfAnErasedMessageBringsNothingBack() {
        // Given
        var conversation = published(customer.writes("hello"));
        var answer = api.sendText(conversation, "good day");
        erase(contactOf(conversation));
        counts(conversation);
        var wamid = Customer.newWamid();
        var other = Customer.withPhone();
        var fence = published(other.writes("somebody else"));
        var fenced = api.sendText(fence, "good day to you");

        // When
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                fence.toString(),
                new MessageAccepted(answer, conversation, wamid, 1, Instant.now()));
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                fence.toString(),
                new MessageAccepted(fenced, fence, Customer.newWamid(), 1, Instant.now()));
        status(customer, wamid, answer);
        status(other, Customer.newWamid(), fenced);

        // Then
        await().until(() -> "delivered".equals(api.message(fence, fenced).getString("state")));
        await().until(() -> api.ask("SELECT accepted_at FROM message WHERE id = ? AND accepted_at IS NOT NULL", fenced)
                        .size()
                == 1);
        assertThat(rows.holding(wamid)).isEmpty();
        assertThat(rows.holding(customer.user())).isEmpty();
    }

    @Test
    void anIdThatNobodyHereKnowsIsAnsweredAndNeverBecomesSomebody() {
        // Given
        var stranger = UUID.randomUUID();
        var phone = customer.byPhoneAlone();

        // When
        erase(stranger);
        var counts = counts(stranger);
        introduce(stranger, phone);
        var after = UUID.randomUUID();
        introduce(after, Customer.withPhone());

        // Then
        assertThat(counts.values()).containsOnly(0L);
        await().until(() ->
                !api.ask("SELECT id FROM contact WHERE id = ?", after).isEmpty());
        assertThat(rows.holding(phone.phone())).isEmpty();
    }

    @Test
    void aProposedIdOfSomebodyKnownMeansThem() {
        // Given
        var conversation = published(customer.byPhoneAlone().writes("hello"));
        var proposed = UUID.randomUUID();
        introduce(proposed, customer);
        await().until(() ->
                !api.ask("SELECT id FROM contact WHERE id = ?", proposed).isEmpty());

        // When
        erase(proposed);

        // Then
        assertThat(counts(conversation)).containsEntry("messages", 1L);
        assertThat(rows.holding(customer.phone())).isEmpty();
    }

    @Test
    void leavesAPlaceholderInAGroup() {
        // Given
        var group = "group-" + UUID.randomUUID();
        var theirs = inGroup(customer, group);
        var conversation = published(theirs);
        var others = published(inGroup(Customer.withBoth(), group));
        assertThat(others).isEqualTo(conversation);
        var contact = (UUID) api.ask("SELECT author_contact_id FROM message WHERE wamid = ?", theirs.messageId())
                .getFirst();

        // When
        erase(contact);

        // Then
        assertThat(counts(contact)).containsEntry("messages", 1L);
        assertThat(api.messages(conversation, 10, null).getList("items.content.metaType"))
                .contains("erased")
                .hasSize(2);
        assertThat(rows.holding(theirs.messageId())).isEmpty();
    }

    private static MessageReceived inGroup(Customer author, String group) {
        var content = MessageContent.Text.of("to everybody");
        return author.sends(Customer.newWamid(), content, Instant.now(), group, false);
    }

    private void erase(UUID contactId) {
        wire.publish(
                Topics.CONSENT_EVENTS, contactId.toString(), new ErasureRequested(erasureId, contactId, Instant.now()));
    }

    private void introduce(UUID contactId, Customer somebody) {
        wire.publish(
                Topics.CONSENT_EVENTS,
                contactId.toString(),
                new ContactIntroduced(contactId, Customer.NUMBER, CustomerRef.ofWaId(somebody.phone()), Instant.now()));
    }

    /** What was erased, as the last event tells it. */
    private Map<String, Long> counts(UUID conversation) {
        await().until(() -> wire.heard(conversation, ContactErased.class).stream()
                .anyMatch(one -> one.event().hasNonNull("counts")));
        return countsOf(wire.heard(conversation, ContactErased.class).getLast());
    }

    private static Map<String, Long> countsOf(Heard erased) {
        var counts = new HashMap<String, Long>();
        erased.event()
                .path("counts")
                .forEach(one ->
                        counts.put(one.path("kind").asText(), one.path("count").asLong()));
        return counts;
    }

    private void status(Customer recipient, String wamid, UUID messageId) {
        wire.publish(
                Topics.WHATSAPP_STATUSES,
                "one key, so that they keep their order",
                new MessageStatusChanged(
                        wamid,
                        Customer.NUMBER,
                        "200000000000001",
                        MessageStatusChanged.Subject.MESSAGE,
                        DeliveryStatus.DELIVERED,
                        "delivered",
                        recipient.ref(),
                        null,
                        Instant.now(),
                        Instant.now(),
                        messageId.toString(),
                        new Pricing("service", "regular", "PMP", true),
                        List.of()));
    }

    private void publish(MessageEvent event) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), event);
    }

    private UUID published(MessageReceived message) {
        publish(message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }
}
