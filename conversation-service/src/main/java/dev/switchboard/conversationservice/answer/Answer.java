package dev.switchboard.conversationservice.answer;

import dev.switchboard.contracts.content.OutboundContent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param quotedMessageId our id of the message it answers
 */
record Answer(OutboundContent content, @Nullable UUID quotedMessageId) {}
