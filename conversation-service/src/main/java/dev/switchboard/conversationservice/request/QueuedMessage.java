package dev.switchboard.conversationservice.request;

import dev.switchboard.conversationservice.timeline.MessageView;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a request for a message. */
public final class QueuedMessage {

    private QueuedMessage() {}

    /** 202 with the message, and where it is from now on. */
    public static RestResponse<MessageView> answer(MessageView message) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, message)
                .location(URI.create(
                        "/api/v1/conversations/%s/messages/%s".formatted(message.conversationId(), message.id())))
                .build();
    }
}
