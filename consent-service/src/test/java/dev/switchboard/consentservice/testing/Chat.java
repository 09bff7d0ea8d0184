package dev.switchboard.consentservice.testing;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.conversation.ContactsSeparated;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One conversation of an invented customer, told as conversation-service tells it. Every one has ids of its own. */
public final class Chat {

    private static final AtomicLong SERIAL =
            new AtomicLong(ThreadLocalRandom.current().nextLong(900_000));

    private final Wire wire;
    private final String number;
    private final UUID conversationId = UUID.randomUUID();
    private final UUID contactId = UUID.randomUUID();
    private final String phone = phone();

    /** A customer of a number, known by phone. */
    public Chat(Wire wire, String number) {
        this.wire = wire;
        this.number = number;
        wire.publish(
                conversationId,
                new ContactChanged(
                        conversationId, contactId, new CustomerRef(new PersonalDetail(phone), null, null, null, null)));
    }

    /** A phone that nobody has. */
    public static String phone() {
        return "4915" + (100_000_000 + SERIAL.incrementAndGet());
    }

    /** A number that no other test sets up. */
    public static String number() {
        return "9" + SERIAL.incrementAndGet() + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000);
    }

    public UUID conversationId() {
        return conversationId;
    }

    public UUID contactId() {
        return contactId;
    }

    public String customerPhone() {
        return phone;
    }

    /** Writes a text now. */
    public UUID writes(String text) {
        return sends(MessageContent.Text.of(text), Instant.now());
    }

    /** Sends anything. Answers our id of the message. */
    public UUID sends(InboundContent content, Instant at) {
        return sends(UUID.randomUUID(), content, at, null);
    }

    /** The same under a given id, quoting another message. */
    public UUID sends(UUID messageId, InboundContent content, Instant at, @Nullable UUID quoted) {
        wire.publish(conversationId, received(messageId, content, at, quoted));
        return messageId;
    }

    /** Wrote a text long ago, which became known when a phone was linked. */
    public UUID hadWritten(String text, Instant at) {
        var messageId = UUID.randomUUID();
        wire.publish(
                conversationId,
                MessageAdded.old(
                        conversationId,
                        contactId,
                        messageId,
                        number,
                        MessageAdded.Direction.INBOUND,
                        MessageContent.Text.of(text),
                        at,
                        Instant.now(),
                        null));
        return messageId;
    }

    /** Taps a button. */
    public UUID taps(String payload, String label) {
        return sends(new InboundContent.ButtonReply(payload, new CustomerText(label)), Instant.now());
    }

    /** Is answered by the business. */
    public void isAnswered(String text) {
        wire.publish(
                conversationId,
                new MessageAdded(
                        conversationId,
                        contactId,
                        UUID.randomUUID(),
                        number,
                        MessageAdded.Direction.OUTBOUND,
                        MessageContent.Text.of(text),
                        Instant.now(),
                        Instant.now(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null));
    }

    /** Uses WhatsApp's own control. */
    public void chooses(MarketingPreferenceChosen.Choice choice, Instant at) {
        wire.publish(conversationId, new MarketingPreferenceChosen(conversationId, contactId, number, choice, at));
    }

    /** Meta refuses a message to them. */
    public void refuses(int code) {
        wire.publish(
                conversationId,
                new MessageStatusAdvanced(
                        conversationId,
                        UUID.randomUUID(),
                        MessageState.FAILED,
                        Instant.now(),
                        new MetaError(code, null, "refused", null),
                        null,
                        contactId,
                        number));
    }

    /** conversation-service has erased them. */
    public void isErased(@Nullable UUID erasureId, @Nullable List<ErasedCount> counts) {
        wire.publish(conversationId, new ContactErased(conversationId, contactId, Instant.now(), erasureId, counts));
    }

    /** The event of a message. */
    public MessageAdded received(UUID messageId, InboundContent content, Instant at, @Nullable UUID quoted) {
        return new MessageAdded(
                conversationId,
                contactId,
                messageId,
                number,
                MessageAdded.Direction.INBOUND,
                content,
                at,
                Instant.now(),
                null,
                quoted,
                at.plus(Duration.ofHours(24)),
                false,
                null,
                null,
                null);
    }

    /** What conversation-service tells when this customer's contact takes in another's. */
    public ContactsMerged mergedWith(Chat other) {
        return new ContactsMerged(
                conversationId, contactId, other.contactId, other.conversationId, "same_message", Instant.now());
    }

    /** What it tells when an admin takes that back. */
    public ContactsSeparated separatedFrom(Chat other) {
        return new ContactsSeparated(
                conversationId, contactId, other.contactId, other.conversationId, "admin", null, Instant.now());
    }
}
