package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.graph.GraphRecipient;
import dev.switchboard.cloudapi.graph.GraphRequest;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.outbound.SendMessage;
import org.jspecify.annotations.Nullable;

/** Writes our command the way Meta wants it. */
final class GraphBody {

    private GraphBody() {}

    /**
     * The request for a command; its callback data is our message id, so that every status names the message. A phone is
     * handed on exactly as the customer wrote from.
     *
     * @throws IllegalArgumentException when Meta has no words for the content
     */
    static GraphRequest.Send of(SendMessage message) {
        var recipient = message.recipient();
        return new GraphRequest.Send(
                new GraphRecipient(text(recipient.waId()), text(recipient.userId())),
                GraphContents.of(message.content()),
                message.quotedMessageId(),
                message.messageId().toString());
    }

    private static @Nullable String text(@Nullable PersonalDetail detail) {
        return detail == null ? null : detail.value();
    }
}
