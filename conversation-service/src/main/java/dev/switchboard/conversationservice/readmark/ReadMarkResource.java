package dev.switchboard.conversationservice.readmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.timeline.ReadView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Blue ticks and typing bubbles, to be asked for. */
@Path("/api/v1/conversations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
public class ReadMarkResource {

    private final ReadMarks marks;

    ReadMarkResource(ReadMarks marks) {
        this.marks = marks;
    }

    /** Marks what the customer wrote as read. */
    @POST
    @Path("/read")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mark as read all that the customer wrote, or up to one message; a repeat changes nothing")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(ref = "ReadRequest"),
                            examples = @ExampleObject(name = "everything", value = "{}")))
    @APIResponse(
            responseCode = "202",
            description = "Up to where it is read now, which may be further",
            content = @Content(schema = @Schema(implementation = ReadView.class)))
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_conversation")
    @APIResponse(responseCode = "409", description = "group_conversation, nothing_to_read")
    public RestResponse<ReadView> read(@PathParam("id") String id, @Nullable JsonNode request) {
        var upTo = messageId(request);
        return RestResponse.status(RestResponse.Status.ACCEPTED, marks.read(conversationId(id), upTo));
    }

    /** Shows the customer that somebody is writing. */
    @POST
    @Path("/typing")
    @Operation(
            summary =
                    "Show the customer that an answer is being written; also marks as read. Meta ends it after 25 seconds")
    @APIResponse(
            responseCode = "202",
            description = "Up to where it is read now",
            content = @Content(schema = @Schema(implementation = ReadView.class)))
    @APIResponse(responseCode = "404", description = "unknown_conversation")
    @APIResponse(responseCode = "409", description = "group_conversation, nothing_to_read, window_closed")
    public RestResponse<ReadView> typing(@PathParam("id") String id) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, marks.typing(conversationId(id)));
    }

    private static @Nullable UUID messageId(@Nullable JsonNode request) {
        if (request == null || request.isNull()) {
            return null;
        }
        if (!request.isObject()) {
            throw wrong("messageId", "must stand in an object");
        }
        if (request.properties().stream().anyMatch(field -> !field.getKey().equals("messageId"))) {
            throw wrong("messageId", "is the only field that is known here");
        }
        var id = request.path("messageId");
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(id.asText());
        } catch (IllegalArgumentException e) {
            throw wrong("messageId", "must be the id of a message");
        }
    }

    private static RuntimeException wrong(String field, String message) {
        return ProblemCode.INVALID_REQUEST.because(List.of(FieldError.of(field, message)));
    }

    private static UUID conversationId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemCode.UNKNOWN_CONVERSATION.because("no conversation has this id");
        }
    }
}
