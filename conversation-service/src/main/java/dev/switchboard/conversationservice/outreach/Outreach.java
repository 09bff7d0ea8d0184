package dev.switchboard.conversationservice.outreach;

import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to send to a person.
 *
 * @param phoneNumberId Meta's id of the business number
 * @param requestedBy person or program, as they call themselves
 */
record Outreach(
        String phoneNumberId,
        Addressee recipient,
        OutboundContent content,
        SendMessage.Origin origin,
        @Nullable String requestedBy,
        Lane lane) {}
