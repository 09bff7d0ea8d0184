package dev.switchboard.conversationservice.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window as the API shows it.
 *
 * @param open whether free-form answers are allowed now
 * @param expiresAt when it closes, or closed; absent when the customer never did anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WindowView(boolean open, @Nullable Instant expiresAt) {

    /** Of a conversation in which the customer never did anything. */
    public static final WindowView NEVER_OPENED = new WindowView(false, null);
}
