package dev.switchboard.conversationservice;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.CallChanged;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.MessageEchoed;
import dev.switchboard.contracts.whatsapp.MessageEdited;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageRevoked;
import dev.switchboard.contracts.whatsapp.Referral;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An invented customer, and the events of what they do. Every one has ids of their own, so tests do not meet.
 *
 * @param waId phone; null for customers who hide it
 * @param userId business-scoped user id; null where Meta does not tell it
 */
public record Customer(@Nullable String waId, @Nullable String userId) {

    /** Business number of all tests. */
    public static final String NUMBER = "100000000000001";

    private static final String WABA = "200000000000001";
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    /** Somebody with a phone. */
    public static Customer withPhone() {
        return new Customer("15550" + SERIAL.incrementAndGet(), null);
    }

    /** Somebody with a user id who hides the phone. */
    public static Customer withUserId() {
        return new Customer(null, "US." + SERIAL.incrementAndGet());
    }

    /** Somebody with both. */
    public static Customer withBoth() {
        return new Customer(withPhone().waId(), withUserId().userId());
    }

    /** The phone of somebody who has one. */
    public String phone() {
        return Objects.requireNonNull(waId);
    }

    /** The user id of somebody who has one. */
    public String user() {
        return Objects.requireNonNull(userId);
    }

    /** The same person, of whom only the phone is told. */
    public Customer byPhoneAlone() {
        return new Customer(waId, null);
    }

    /** The same person, of whom only the user id is told. */
    public Customer byUserIdAlone() {
        return new Customer(null, userId);
    }

    /** A wamid that nobody used. */
    public static String newWamid() {
        return "wamid." + UUID.randomUUID();
    }

    /** Writes a text now. */
    public MessageReceived writes(String text) {
        return writes(newWamid(), text, Instant.now());
    }

    /** Writes a text at a moment. */
    public MessageReceived writes(String wamid, String text, @Nullable Instant at) {
        return sends(wamid, MessageContent.Text.of(text), at, null, false);
    }

    /** Writes a text to another business number now. */
    public MessageReceived writesTo(String number, String text) {
        return sends(number, newWamid(), MessageContent.Text.of(text), Instant.now(), null, false);
    }

    /** Sends anything. */
    public MessageReceived sends(
            String wamid, InboundContent content, @Nullable Instant at, @Nullable String groupId, boolean standby) {
        return sends(NUMBER, wamid, content, at, groupId, standby);
    }

    private MessageReceived sends(
            String number,
            String wamid,
            InboundContent content,
            @Nullable Instant at,
            @Nullable String groupId,
            boolean standby) {
        return new MessageReceived(
                wamid, number, WABA, ref(), at, Instant.now(), content, null, groupId, null, standby);
    }

    /** Puts an emoji on a message, or takes it away. */
    public MessageReceived reacts(String targetWamid, @Nullable String emoji, Instant at) {
        var content = new MessageContent.Reaction(targetWamid, emoji == null ? null : new CustomerText(emoji));
        return sends(newWamid(), content, at, null, false);
    }

    /** Writes a text that came from somewhere: passed on, about a product, or after an ad. */
    public MessageReceived writes(String text, @Nullable MessageContext context, @Nullable Referral referral) {
        return new MessageReceived(
                newWamid(),
                NUMBER,
                WABA,
                ref(),
                Instant.now(),
                Instant.now(),
                MessageContent.Text.of(text),
                context,
                null,
                referral,
                false);
    }

    /** Edits an earlier message. */
    public MessageEdited edits(String originalWamid, String text) {
        return edits(originalWamid, text, Instant.now());
    }

    /** Puts other content, such as another file, where an earlier message stood. */
    public MessageEdited edits(String originalWamid, InboundContent content) {
        return new MessageEdited(
                newWamid(), originalWamid, NUMBER, WABA, ref(), Instant.now(), Instant.now(), content, false);
    }

    /** Edits an earlier message at a moment. */
    public MessageEdited edits(String originalWamid, String text, Instant at) {
        return new MessageEdited(
                newWamid(), originalWamid, NUMBER, WABA, ref(), at, Instant.now(), MessageContent.Text.of(text), false);
    }

    /** Deletes an earlier message for everybody. */
    public MessageRevoked revokes(String originalWamid) {
        return new MessageRevoked(newWamid(), originalWamid, NUMBER, WABA, ref(), Instant.now(), Instant.now(), false);
    }

    /** Is written to from the business's phone. */
    public MessageEchoed isWrittenTo(String wamid, String text) {
        return new MessageEchoed(
                wamid,
                NUMBER,
                WABA,
                ref(),
                Instant.now(),
                Instant.now(),
                MessageContent.Text.of(text),
                MessageEchoed.Source.BUSINESS_APP);
    }

    /** Is shown other words where the business had written something from its phone. */
    public MessageEchoed seesEdited(String originalWamid, String text) {
        return changedByTheBusiness(MessageContent.Text.of(text), originalWamid, null);
    }

    /** Sees that the business took something back on its phone. */
    public MessageEchoed seesRevoked(String originalWamid) {
        return changedByTheBusiness(new InboundContent.Unsupported("revoke", List.of()), null, originalWamid);
    }

    private MessageEchoed changedByTheBusiness(
            InboundContent content, @Nullable String edited, @Nullable String revoked) {
        return new MessageEchoed(
                newWamid(),
                NUMBER,
                WABA,
                ref(),
                Instant.now(),
                Instant.now(),
                content,
                MessageEchoed.Source.BUSINESS_APP,
                null,
                edited,
                revoked);
    }

    /** Calls the business. */
    public CallChanged calls(Instant at) {
        return call("connect", at);
    }

    /** Is done with a call. */
    public CallChanged hangsUp(Instant at) {
        return call("terminate", at);
    }

    private CallChanged call(String event, Instant at) {
        return new CallChanged(
                "wacid." + UUID.randomUUID(), NUMBER, WABA, ref(), event, true, at, Instant.now(), new RawJson("{}"));
    }

    /** Becomes known under the ids of another. */
    public CustomerIdentityChanged becomes(Customer other, Instant at) {
        return new CustomerIdentityChanged(
                newWamid(),
                NUMBER,
                WABA,
                ref(),
                other.waId == null ? CustomerIdentityChanged.Kind.USER_ID : CustomerIdentityChanged.Kind.NUMBER,
                detail(other.waId),
                detail(other.userId),
                null,
                at,
                Instant.now(),
                new RawJson("{}"));
    }

    /** A record key as the ingress would choose it: the same for the same id, and without it. */
    public String key() {
        var person = NUMBER + (userId == null ? waId : userId);
        return UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** As payloads name them. */
    public CustomerRef ref() {
        return new CustomerRef(detail(waId), detail(userId), null, null, new PersonalDetail("Ana Invented"));
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }
}
