package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateParameter;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.whatsapp.TemplateCategoryChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Outside the window a template leaves for those who agreed, and for nobody else. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentGateIT {

    private static final Logger LOGGER = Logger.getLogger(ConsentGateIT.class);

    private ScriptedMeta meta;
    private TopicEnds topics;
    private @Nullable String template;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    /** Before a test and not before all, since the address of the doors is known only then. */
    @BeforeEach
    void approve() {
        if (template != null) {
            return;
        }
        var shelf = new TemplateShelf(meta.catalogue(), topics);
        var id = shelf.templateNamed("agreed");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        template = "agreed_" + id;
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void whoAgreedIsWrittenToUntilTheyTakeItBack() {
        // Given
        var chat = new Chat(topics);
        var contact = contactOf(chat);
        var granted = tell(contact, 1, ConsentStatus.GRANTED, null);

        // When
        var first = ask(chat);

        // Then
        eventually(() -> assertThat(chat.news())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageAccepted.class,
                        accepted -> assertThat(accepted.allowedBy())
                                .singleElement()
                                .satisfies(why -> {
                                    assertThat(why.attempt()).isEqualTo(1);
                                    assertThat(why.code()).isEqualTo("consent_granted");
                                    assertThat(why.evidence()).contains(granted.toString());
                                })));
        assertThat(meta.callsAbout(first)).hasSize(1);

        // When they take it back, and old news of their consent comes late
        var withdrawn = tell(contact, 3, ConsentStatus.WITHDRAWN, null);
        tell(contact, 2, ConsentStatus.GRANTED, null);
        chat.customerWrote();
        eventually(() -> {
            var next = ask(chat);
            eventually(() -> assertThat(chat.news()).anyMatch(news -> isAbout(news, next)));
            assertThat(meta.callsAbout(next)).isEmpty();
        });

        // Then the open window changes nothing
        assertThat(chat.news()).last().isInstanceOfSatisfying(MessageRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("consent_withdrawn");
            assertThat(refused.evidence()).contains(withdrawn.toString()).doesNotContain(granted.toString());
        });
    }

    @Test
    void whoNeverAgreedIsNot() {
        // Given
        var chat = new Chat(topics);
        contactOf(chat);

        // When
        var message = ask(chat);

        // Then
        eventually(() -> assertThat(chat.news())
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("consent_unknown")));
        assertThat(meta.callsAbout(message)).isEmpty();
    }

    @Test
    void whoIsErasedIsToldAsSuchThoughNobodyKnowsTheTemplate() {
        // Given somebody of whom it has arrived that they are erased
        var chat = new Chat(topics);
        var contact = contactOf(chat);
        topics.put(
                Topics.CONSENT_STATE,
                contact,
                new ConsentState(contact, null, List.of(), List.of(), false, true, null, 1, Instant.now()));
        eventually(() -> {
            var earlier = ask(chat);
            eventually(() -> assertThat(chat.news()).anyMatch(news -> isAbout(news, earlier)));
            assertThat(((MessageRefused) chat.news().getLast()).code()).isEqualTo("contact_erased");
        });

        // When
        var message = ask(chat, "nobody_has_this");

        // Then
        eventually(() -> assertThat(chat.news()).last().isInstanceOfSatisfying(MessageRefused.class, refused -> {
            assertThat(refused.messageId()).isEqualTo(message);
            assertThat(refused.code()).isEqualTo("contact_erased");
            assertThat(refused.evidence()).containsExactly("contact " + contact);
        }));
        assertThat(meta.callsAbout(message)).isEmpty();
    }

    @Test
    void aConsentFollowsWhoeverItsContactBecame() {
        // Given
        var chat = new Chat(topics);
        var contact = contactOf(chat);
        var survivor = UUID.randomUUID();
        tell(survivor, 1, ConsentStatus.GRANTED, null);
        tell(contact, 1, ConsentStatus.WITHDRAWN, survivor);

        // When
        ask(chat);

        // Then
        eventually(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
    }

    @Test
    void aCategoryThatMetaChangesCountsWithinASecond() {
        // Given somebody who agreed to useful messages and wants no offers
        var shelf = new TemplateShelf(meta.catalogue(), topics);
        var id = shelf.templateNamed("moved");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        tell(
                contactOf(chat),
                1,
                null,
                entry(ConsentCategory.UTILITY, ConsentStatus.GRANTED),
                entry(ConsentCategory.MARKETING, ConsentStatus.WITHDRAWN));
        ask(chat, "moved_" + id);
        eventually(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When
        meta.catalogue().moves(id, "MARKETING");
        var told = Instant.now();
        shelf.tell(new TemplateCategoryChanged(
                Chat.WABA, id, "moved_" + id, "en_US", "UTILITY", "MARKETING", null, told, told, new RawJson("{}")));

        // Then
        await().atMost(Duration.ofSeconds(1)).pollDelay(Duration.ZERO).untilAsserted(() -> {
            var next = ask(chat, "moved_" + id);
            await().atMost(Duration.ofMillis(900))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> chat.news().stream().anyMatch(news -> isAbout(news, next)));
            assertThat(chat.news())
                    .last()
                    .isInstanceOfSatisfying(
                            MessageRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("consent_withdrawn"));
        });
        LOGGER.infof(
                "refused after the webhook of a category millis=%d",
                Duration.between(told, Instant.now()).toMillis());
    }

    private static boolean isAbout(Object news, UUID messageId) {
        return switch (news) {
            case MessageRefused refused -> refused.messageId().equals(messageId);
            case MessageAccepted accepted -> accepted.messageId().equals(messageId);
            default -> false;
        };
    }

    private UUID contactOf(Chat chat) {
        var contact = UUID.randomUUID();
        topics.put(
                Topics.CONVERSATION_EVENTS,
                chat.conversationId(),
                new ConversationStarted(chat.conversationId(), contact, Chat.NUMBER, Instant.now()));
        return contact;
    }

    /** consent-service tells how things stand; answers the id of its entry. */
    private UUID tell(UUID contact, long revision, ConsentStatus status, @Nullable UUID mergedInto) {
        var entry = entry(ConsentCategory.UTILITY, status);
        tell(contact, revision, mergedInto, entry);
        return entry.consentEventId();
    }

    private void tell(UUID contact, long revision, @Nullable UUID mergedInto, ConsentState.Entry... entries) {
        topics.put(
                Topics.CONSENT_STATE,
                contact,
                new ConsentState(
                        contact, null, List.of(entries), List.of(), false, false, mergedInto, revision, Instant.now()));
    }

    private static ConsentState.Entry entry(ConsentCategory category, ConsentStatus status) {
        return new ConsentState.Entry(Chat.NUMBER, category, status, Instant.now(), null, UUID.randomUUID());
    }

    private UUID ask(Chat chat) {
        return ask(chat, Objects.requireNonNull(template));
    }

    private UUID ask(Chat chat, String name) {
        var messageId = UUID.randomUUID();
        var filled = new OutboundContent.Template(
                name,
                "en_US",
                null,
                List.of(new TemplateParameter(null, new CustomerText("77"), null, null)),
                List.of(),
                null,
                List.of());
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), chat.command(messageId, filled));
        return messageId;
    }

    private static void eventually(ThrowingRunnable happened) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(happened);
    }
}
