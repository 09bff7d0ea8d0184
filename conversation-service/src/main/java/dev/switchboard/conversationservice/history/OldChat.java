package dev.switchboard.conversationservice.history;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.conversation.MessageState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chunk holds of one chat. */
record OldChat(CustomerRef customer, List<OldMessage> messages) {

    OldChat {
        messages = List.copyOf(messages);
    }

    /**
     * One old message.
     *
     * @param byCustomer whether the customer wrote it, or the business
     * @param sentAt by Meta's clock; null when it could not be read
     * @param state how far it got, for what the business wrote
     */
    record OldMessage(
            String wamid, boolean byCustomer, @Nullable Instant sentAt, InboundContent content, MessageState state) {}
}
