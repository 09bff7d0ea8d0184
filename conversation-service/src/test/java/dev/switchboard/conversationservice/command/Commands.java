package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.conversationservice.Customer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands of a workflow that is invented. */
final class Commands {

    static final String WORKFLOW = "workflow-reminders";
    static final UUID CAMPAIGN = UUID.randomUUID();

    private Commands() {}

    static SendToRecipient toPerson(UUID messageId, Customer customer, String text) {
        return toPerson(messageId, customer.waId(), customer.userId(), text);
    }

    static SendToRecipient toPerson(UUID messageId, @Nullable String waId, @Nullable String userId, String text) {
        return new SendToRecipient(
                messageId,
                Customer.NUMBER,
                new Recipient(detail(waId), detail(userId)),
                MessageContent.Text.of(text),
                SendMessage.Origin.SYSTEM,
                WORKFLOW,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5),
                CAMPAIGN);
    }

    static SendMessage toConversation(
            UUID messageId, UUID conversationId, Customer customer, String text, SendMessage.Origin origin) {
        return new SendMessage(
                messageId,
                conversationId,
                Customer.NUMBER,
                new Recipient(detail(customer.waId()), detail(customer.userId())),
                MessageContent.Text.of(text),
                null,
                origin,
                WORKFLOW,
                Instant.now());
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }
}
