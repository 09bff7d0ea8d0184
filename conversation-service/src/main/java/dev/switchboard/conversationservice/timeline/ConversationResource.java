package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.problem.ProblemCode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations and their timelines, to read. */
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
public class ConversationResource {

    private final ConversationList conversations;
    private final Timeline timeline;

    ConversationResource(ConversationList conversations, Timeline timeline) {
        this.conversations = conversations;
        this.timeline = timeline;
    }

    /** A page of conversations. */
    @GET
    @Operation(summary = "Conversations, newest activity first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "invalid_request")
    public Page<ConversationView> list(
            @Parameter(
                            description = "how many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "next or previous of an earlier page") @QueryParam("cursor") @Nullable
                    String cursor,
            @Parameter(description = "Meta's id of a business number: only its conversations")
                    @QueryParam("phoneNumberId")
                    @Nullable
                    String phoneNumberId) {
        return conversations.page(PageRequest.ofConversations(limit, cursor), phoneNumberId);
    }

    /** One conversation. */
    @GET
    @Path("/{id}")
    @Operation(summary = "One conversation")
    @APIResponse(responseCode = "200", description = "The conversation, or the one that it became part of")
    @APIResponse(responseCode = "404", description = "unknown_conversation")
    public ConversationView conversation(@PathParam("id") String id) {
        return found(id);
    }

    /** A page of a timeline. */
    @GET
    @Path("/{id}/messages")
    @Operation(summary = "Messages of a conversation, newest first; next is older, previous is newer")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_conversation")
    public Page<MessageView> messages(
            @PathParam("id") String id,
            @Parameter(
                            description = "how many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "next or previous of an earlier page") @QueryParam("cursor") @Nullable
                    String cursor) {
        var request = PageRequest.ofMessages(limit, cursor);
        return timeline.page(found(id).id(), request);
    }

    /** One message. */
    @GET
    @Path("/{id}/messages/{messageId}")
    @Operation(summary = "One message of a conversation")
    @APIResponse(responseCode = "200", description = "The message, with all its times")
    @APIResponse(responseCode = "404", description = "unknown_conversation, unknown_message")
    public MessageView message(@PathParam("id") String id, @PathParam("messageId") String messageId) {
        var conversationId = found(id).id();
        return uuid(messageId)
                .flatMap(uuid -> timeline.view(conversationId, uuid))
                .orElseThrow(() -> ProblemCode.UNKNOWN_MESSAGE.because("no message has this id"));
    }

    private ConversationView found(String id) {
        return uuid(id).flatMap(conversations::view)
                .orElseThrow(() -> ProblemCode.UNKNOWN_CONVERSATION.because("no conversation has this id"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
