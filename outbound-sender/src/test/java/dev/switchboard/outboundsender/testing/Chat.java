package dev.switchboard.outboundsender.testing;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateParameter;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One conversation with one customer, as a test wants to tell it. */
public final class Chat {

    public static final String NUMBER = "100000000000001";
    /** The customer's phone, in commands that name no other. */
    public static final String PHONE = "5511900000001";

    public static final String WABA = "200000000000001";

    private final TopicEnds topics;
    private final String number;
    private final UUID conversationId = UUID.randomUUID();

    public Chat(TopicEnds topics) {
        this(topics, NUMBER);
    }

    /** A chat on another business number, for tests that stop the number. */
    public Chat(TopicEnds topics, String number) {
        this.topics = topics;
        this.number = number;
    }

    public UUID conversationId() {
        return conversationId;
    }

    /** The customer wrote just now. Answers the id of the event that says so. */
    public String customerWrote() {
        return customerWrote(Instant.now());
    }

    /** The customer wrote then. */
    public String customerWrote(Instant then) {
        return topics.put(
                Topics.CONVERSATION_EVENTS,
                conversationId,
                new WindowOpened(conversationId, number, then, then.plus(Duration.ofHours(24))));
    }

    /** Asks for words to be sent. */
    public UUID ask(String words) {
        return ask(UUID.randomUUID(), words);
    }

    /** The same under a given message id. */
    public UUID ask(UUID messageId, String words) {
        topics.put(Topics.OUTBOUND_LIVE, conversationId, command(messageId, MessageContent.Text.of(words)));
        return messageId;
    }

    /** Asks for words to be sent when there is nothing more urgent. */
    public UUID askInBulk(String words) {
        var messageId = UUID.randomUUID();
        topics.put(Topics.OUTBOUND_BULK, conversationId, command(messageId, MessageContent.Text.of(words)));
        return messageId;
    }

    /** The customer is a known contact who agreed to utility messages. */
    public void customerAgrees() {
        var contact = UUID.randomUUID();
        topics.put(
                Topics.CONVERSATION_EVENTS,
                conversationId,
                new ConversationStarted(conversationId, contact, number, Instant.now()));
        topics.put(
                Topics.CONSENT_STATE,
                contact,
                new ConsentState(
                        contact,
                        null,
                        List.of(new ConsentState.Entry(
                                number,
                                ConsentCategory.UTILITY,
                                ConsentStatus.GRANTED,
                                Instant.now(),
                                null,
                                UUID.randomUUID())),
                        List.of(),
                        false,
                        false,
                        null,
                        1,
                        Instant.now()));
    }

    /** A workflow asks for a template with one gap, as part of something large or not. */
    public UUID askFirst(String template, boolean bulk) {
        return askFirst(UUID.randomUUID(), template, bulk);
    }

    /** The same under a given message id. */
    public UUID askFirst(UUID messageId, String template, boolean bulk) {
        var filled = new OutboundContent.Template(
                template,
                "en_US",
                null,
                List.of(new TemplateParameter(null, new CustomerText("77"), null, null)),
                List.of(),
                null,
                List.of());
        topics.put(
                bulk ? Topics.OUTBOUND_BULK : Topics.OUTBOUND_LIVE,
                conversationId,
                new SendMessage(
                        messageId,
                        conversationId,
                        number,
                        new Recipient(new PersonalDetail(PHONE), null),
                        filled,
                        null,
                        SendMessage.Origin.SYSTEM,
                        null,
                        Instant.now()));
        return messageId;
    }

    public SendMessage command(UUID messageId, OutboundContent content) {
        return command(messageId, new Recipient(new PersonalDetail(PHONE), null), content);
    }

    /** The same to somebody else. */
    public SendMessage command(UUID messageId, Recipient recipient, OutboundContent content) {
        return new SendMessage(
                messageId,
                conversationId,
                number,
                recipient,
                content,
                null,
                SendMessage.Origin.AGENT,
                null,
                Instant.now());
    }

    /** Meta tells that a message left for the phone. */
    public void statusArrives(UUID messageId) {
        statusArrives(messageId, DeliveryStatus.SENT);
    }

    /** Meta tells how far a message got. */
    public void statusArrives(UUID messageId, DeliveryStatus status) {
        statusArrives(messageId, status, List.of());
    }

    /** Meta tells that it gave a message up, and why. */
    public void statusFails(UUID messageId, int code) {
        statusArrives(
                messageId, DeliveryStatus.FAILED, List.of(new MetaError(code, "Meta's title", null, "Meta's details")));
    }

    private void statusArrives(UUID messageId, DeliveryStatus status, List<MetaError> errors) {
        topics.put(
                Topics.WHATSAPP_STATUSES,
                conversationId,
                new MessageStatusChanged(
                        ScriptedMeta.wamid(messageId.toString()),
                        number,
                        WABA,
                        MessageStatusChanged.Subject.MESSAGE,
                        status,
                        status.name(),
                        null,
                        null,
                        Instant.now(),
                        Instant.now(),
                        messageId.toString(),
                        null,
                        errors));
    }

    /** What was published about this conversation so far. */
    public List<OutboundEvent> news() {
        return topics.eventsOf(conversationId);
    }
}
