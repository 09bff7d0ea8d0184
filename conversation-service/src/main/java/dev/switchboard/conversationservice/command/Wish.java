package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.timeline.ThreadKey;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that somebody asked for, once it is known to whom it goes. */
sealed interface Wish {

    /** Chosen by whoever asks. */
    UUID messageId();

    /** The thread it belongs to; asked for when all contacts of the batch are stored. */
    ThreadKey thread();

    /** Who gets it, our id. */
    UUID contactId();

    /** What it says. */
    OutboundContent content();

    /** Who asks. */
    SendMessage.Origin origin();

    /** Meta's id of the message that it answers or is put on. */
    @Nullable
    String quotedWamid();

    /** Trace context of the command. */
    @Nullable
    String traceparent();

    /** Whoever asked named a person; the sender is to be told the conversation, on the lane that this came on. */
    record ToPerson(
            SendToRecipient command,
            KnownContact contact,
            String lane,
            @Nullable String traceparent) implements Wish {

        @Override
        public UUID messageId() {
            return command.messageId();
        }

        @Override
        public ThreadKey thread() {
            return ThreadKey.privately(command.phoneNumberId(), contactId());
        }

        @Override
        public UUID contactId() {
            return contact.survivor().id();
        }

        @Override
        public OutboundContent content() {
            return command.content();
        }

        @Override
        public SendMessage.Origin origin() {
            return command.origin();
        }

        @Override
        public @Nullable String quotedWamid() {
            return target(command.content());
        }
    }

    /** Whoever asked named the conversation, and the sender has the same command. */
    record ToConversation(
            SendMessage command, ThreadKey thread, @Nullable String traceparent) implements Wish {

        @Override
        public UUID messageId() {
            return command.messageId();
        }

        @Override
        public UUID contactId() {
            return Objects.requireNonNull(thread.contactId());
        }

        @Override
        public OutboundContent content() {
            return command.content();
        }

        @Override
        public SendMessage.Origin origin() {
            return command.origin();
        }

        @Override
        public @Nullable String quotedWamid() {
            var target = target(command.content());
            return target == null ? command.quotedMessageId() : target;
        }
    }

    private static @Nullable String target(OutboundContent content) {
        return content instanceof MessageContent.Reaction reaction ? reaction.targetMessageId() : null;
    }
}
