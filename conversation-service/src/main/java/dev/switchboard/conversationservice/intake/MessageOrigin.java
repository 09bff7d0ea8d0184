package dev.switchboard.conversationservice.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.Referral;
import dev.switchboard.messaging.EventJson;
import org.jspecify.annotations.Nullable;

/** Where a message came from, as the database and the API hold it. */
public final class MessageOrigin {

    private MessageOrigin() {}

    /** The message that another answers or is put on. */
    public static @Nullable String quoted(MessageContent content, @Nullable MessageContext context) {
        if (content instanceof MessageContent.Reaction reaction) {
            return reaction.targetMessageId();
        }
        return context == null ? null : context.quotedMessageId();
    }

    /** What a context says besides the quote, which has a column of its own; null when that is nothing. */
    public static @Nullable String context(@Nullable MessageContext context) {
        if (context == null) {
            return null;
        }
        var asksAboutProduct = context.catalogId() != null || context.productRetailerId() != null;
        if (!asksAboutProduct
                && !context.forwarded()
                && !context.frequentlyForwarded()
                && context.quotedAuthor() == null) {
            return null;
        }
        return json(new MessageContext(
                null,
                context.forwarded(),
                context.frequentlyForwarded(),
                context.catalogId(),
                context.productRetailerId(),
                context.quotedAuthor()));
    }

    static @Nullable String referral(@Nullable Referral referral) {
        return referral == null ? null : json(referral);
    }

    private static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the origin of a message cannot be written as JSON", e);
        }
    }
}
