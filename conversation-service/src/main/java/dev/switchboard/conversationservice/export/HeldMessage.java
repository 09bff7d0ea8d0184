package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.timeline.MessageView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the timeline shows it, and what the timeline does not show.
 *
 * @param fileLink where its file can be had without permission, for as long as links live
 * @param earlier what it said before it was edited, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeldMessage(
        @JsonUnwrapped MessageView message,
        @Nullable URI fileLink,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Earlier> earlier) {

    HeldMessage {
        earlier = List.copyOf(earlier);
    }

    /** What a message said until then. */
    record Earlier(Instant until, JsonNode content) {}
}
