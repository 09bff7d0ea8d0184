package dev.switchboard.conversationservice.intake;

import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.Referral;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.timeline.MessageChange;
import dev.switchboard.conversationservice.timeline.ThreadKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one event of a batch means to a conversation, once it is known who did it. */
sealed interface Deed {

    /** Meta's id of the business number. */
    String phoneNumberId();

    /** Who did it, or to whom it was done. */
    KnownContact contact();

    /** When, by Meta's clock, never later than now. */
    Instant at();

    /** Trace context of the event. */
    @Nullable
    String traceparent();

    /** The thread it belongs to; asked for when all merges of the batch are known. */
    default ThreadKey thread() {
        return ThreadKey.privately(phoneNumberId(), contact().survivor().id());
    }

    /** The customer wrote. */
    record Wrote(
            String phoneNumberId,
            KnownContact contact,
            Instant at,
            @Nullable String traceparent,
            String wamid,
            InboundContent content,
            @Nullable String quotedWamid,
            @Nullable String groupId,
            @Nullable MessageContext context,
            @Nullable Referral referral,
            boolean standby)
            implements Deed {

        @Override
        public ThreadKey thread() {
            return groupId == null ? Deed.super.thread() : ThreadKey.inGroup(phoneNumberId, groupId);
        }
    }

    /** The business wrote to the customer, by other means. */
    record WasWrittenTo(
            String phoneNumberId,
            KnownContact contact,
            Instant at,
            @Nullable String traceparent,
            String wamid,
            InboundContent content,
            @Nullable String quotedWamid,
            @Nullable MessageContext context)
            implements Deed {}

    /** Somebody edited or revoked a message of theirs; only what the customer does counts for the window. */
    record Changed(
            String phoneNumberId,
            KnownContact contact,
            Instant at,
            @Nullable String traceparent,
            MessageChange change,
            boolean byCustomer)
            implements Deed {}

    /** The customer called. */
    record Called(
            String phoneNumberId,
            KnownContact contact,
            Instant at,
            @Nullable String traceparent) implements Deed {}
}
