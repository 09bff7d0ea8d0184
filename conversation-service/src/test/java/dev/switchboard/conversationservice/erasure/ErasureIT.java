package dev.switchboard.conversationservice.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.InteractionClosed;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
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

    @Inject
    Surroundings around;

    @Test
    void takesEverythingPersonalOutOfEveryTableAndKeepsWhatIsCounted() {
        // Given
        var words = "secret-" + UUID.randomUUID();
        var before = "before-" + words;
        var hello = customer.writes(Customer.newWamid(), before + " https://example.org/" + words, Instant.now());
        var conversation = around.published(customer, hello);
        around.publish(customer, customer.edits(hello.messageId(), "edited " + words));
        around.publish(customer, customer.reacts(hello.messageId(), "👍", Instant.now()));
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
        around.delivered(customer, wamid, answer);
        await().until(() -> "delivered".equals(api.message(conversation, answer).getString("state")));
        given().contentType("application/json").body("{}").post("/api/v1/conversations/{id}/read", conversation);
        var contact = around.contactOf(conversation);
        var personal = List.of(words, customer.phone(), customer.user(), hello.messageId(), wamid);
        assertThat(personal).allSatisfy(one -> assertThat(rows.holding(one)).isNotEmpty());

        // When
        around.erase(erasureId, contact);

        // Then
        var counts = around.counts(conversation);
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
        var conversation = around.published(customer, customer.writes("hello"));
        var contact = around.contactOf(conversation);
        around.erase(erasureId, contact);
        around.counts(conversation);
        var second = UUID.randomUUID();

        // When
        around.erase(erasureId, contact);
        wire.publish(Topics.CONSENT_EVENTS, contact.toString(), new ErasureRequested(second, contact, Instant.now()));

        // Then
        await().until(() -> wire.heard(conversation, ContactErased.class).size() == 2);
        var events = wire.heard(conversation, ContactErased.class);
        assertThat(events.getFirst().event().path("erasureId").asText()).isEqualTo(erasureId.toString());
        assertThat(events.getLast().event().path("erasureId").asText()).isEqualTo(second.toString());
        assertThat(Surroundings.countsOf(events.getLast()).values()).containsOnly(0L);
    }

    @Test
    void erasesAllThatTurnedOutToBeOnePersonInAllTheirThreads() {
        // Given
        var byPhone = around.published(customer, customer.byPhoneAlone().writes("by phone"));
        var byUserId = around.published(customer, customer.byUserIdAlone().writes("by user id"));
        var merged = around.contactOf(byUserId);
        around.published(customer, customer.writes("by both"));
        var elsewhere = around.published(customer, customer.writesTo("100000000000002", "to the other number"));
        await().until(() -> api.ask("SELECT merged_into FROM contact WHERE id = ? AND merged_into IS NOT NULL", merged)
                        .size()
                == 1);

        // When
        around.erase(erasureId, merged);

        // Then
        await().untilAsserted(() -> assertThat(List.of(byPhone, byUserId, elsewhere))
                .allSatisfy(
                        one -> assertThat(wire.heard(one, ContactErased.class)).hasSize(1)));
        assertThat(List.of(byPhone, byUserId, elsewhere).stream()
                        .flatMap(one -> wire.heard(one, ContactErased.class).stream())
                        .filter(one -> one.event().hasNonNull("counts")))
                .singleElement()
                .satisfies(last -> assertThat(Surroundings.countsOf(last))
                        .containsEntry("contacts", 2L)
                        .containsEntry("conversations", 3L)
                        .containsEntry("messages", 4L));
        assertThat(rows.holding(customer.phone())).isEmpty();
        assertThat(rows.holding(customer.user())).isEmpty();
    }

    @Test
    void whoWritesAgainAfterwardsIsSomebodyNew() {
        // Given
        var conversation = around.published(customer, customer.writes("hello"));
        var contact = around.contactOf(conversation);
        around.erase(erasureId, contact);
        around.counts(conversation);

        // When
        var anew = around.published(customer, customer.writes("hello again"));

        // Then
        assertThat(anew).isNotEqualTo(conversation);
        assertThat(around.contactOf(anew)).isNotEqualTo(contact);
        assertThat(api.messages(anew, 10, null).getList("items.content.body")).isEqualTo(List.of("hello again"));
    }

    @Test
    void newsOfAnErasedMessageBringsNothingBack() {
        // Given
        var conversation = around.published(customer, customer.writes("hello"));
        var answer = api.sendText(conversation, "good day");
        around.erase(erasureId, around.contactOf(conversation));
        around.counts(conversation);
        var wamid = Customer.newWamid();
        var other = Customer.withPhone();
        var fence = around.published(customer, other.writes("somebody else"));
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
        around.delivered(customer, wamid, answer);
        around.delivered(other, Customer.newWamid(), fenced);

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
        around.erase(erasureId, stranger);
        var counts = around.counts(stranger);
        around.introduce(stranger, phone);
        var after = UUID.randomUUID();
        around.introduce(after, Customer.withPhone());

        // Then
        assertThat(counts.values()).containsOnly(0L);
        await().until(() ->
                !api.ask("SELECT id FROM contact WHERE id = ?", after).isEmpty());
        assertThat(rows.holding(phone.phone())).isEmpty();
    }

    @Test
    void aProposedIdOfSomebodyKnownMeansThem() {
        // Given
        var conversation = around.published(customer, customer.byPhoneAlone().writes("hello"));
        var proposed = UUID.randomUUID();
        around.introduce(proposed, customer);
        await().until(() ->
                !api.ask("SELECT id FROM contact WHERE id = ?", proposed).isEmpty());

        // When
        around.erase(erasureId, proposed);

        // Then
        assertThat(around.counts(conversation)).containsEntry("messages", 1L);
        assertThat(rows.holding(customer.phone())).isEmpty();
    }

    @Test
    void leavesAPlaceholderInAGroup() {
        // Given
        var group = "group-" + UUID.randomUUID();
        var theirs = inGroup(customer, group);
        var conversation = around.published(customer, theirs);
        var others = around.published(customer, inGroup(Customer.withBoth(), group));
        assertThat(others).isEqualTo(conversation);
        var contact = (UUID) api.ask("SELECT author_contact_id FROM message WHERE wamid = ?", theirs.messageId())
                .getFirst();

        // When
        around.erase(erasureId, contact);

        // Then
        assertThat(around.counts(contact)).containsEntry("messages", 1L);
        assertThat(api.messages(conversation, 10, null).getList("items.content.metaType"))
                .contains("erased")
                .hasSize(2);
        assertThat(rows.holding(theirs.messageId())).isEmpty();
    }

    private static MessageReceived inGroup(Customer author, String group) {
        var content = MessageContent.Text.of("to everybody");
        return author.sends(Customer.newWamid(), content, Instant.now(), group, false);
    }
}
