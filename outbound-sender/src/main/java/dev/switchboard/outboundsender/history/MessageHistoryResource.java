package dev.switchboard.outboundsender.history;

import dev.switchboard.problems.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers "why was, or was not, this message sent?". Internal. */
@Path("/api/v1/messages/{messageId}/attempts")
@Tag(name = "Messages")
class MessageHistoryResource {

    private static final Problem UNKNOWN_MESSAGE = new Problem(404, "unknown_message", "There is no such message");

    private final Histories histories;

    MessageHistoryResource(Histories histories) {
        this.histories = histories;
    }

    @GET
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every call and every decision about one message")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MessageHistory.class)),
            description = "What happened so far; decisions carry the ids of their evidence")
    @APIResponse(responseCode = "404", description = "unknown_message: nobody asked to send a message of that id")
    public MessageHistory attempts(@PathParam("messageId") String messageId) throws SQLException {
        var id = parse(messageId);
        var history = id.isPresent() ? histories.find(id.get()) : Optional.<MessageHistory>empty();
        return history.orElseThrow(
                () -> UNKNOWN_MESSAGE.because("nobody asked this sender to send a message of that id"));
    }

    private static Optional<UUID> parse(String messageId) {
        try {
            return Optional.of(UUID.fromString(messageId));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
