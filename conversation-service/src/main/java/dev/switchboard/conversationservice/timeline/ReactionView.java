package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.CustomerText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An emoji that somebody put on a message and has not taken away.
 *
 * @param messageId the reaction itself, a message of the timeline too
 * @param direction inbound when a customer put it, outbound or echo when the business did
 * @param authorContactId who put it, in groups
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReactionView(
        CustomerText emoji,
        UUID messageId,
        String direction,
        @Nullable UUID authorContactId,
        Instant at) {}
