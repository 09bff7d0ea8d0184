package dev.switchboard.conversationservice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.request.IdempotencyKey;
import dev.switchboard.conversationservice.request.QueuedMessage;
import dev.switchboard.conversationservice.timeline.MessageView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers, to be asked for. */
@Path("/api/v1/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
public class AnswerResource {

    private final Answers answers;

    AnswerResource(Answers answers) {
        this.answers = answers;
    }

    /** Asks for an answer; what becomes of it is the state of the message. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for an answer; a repeat with the same Idempotency-Key is the same message")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "AnswerRequest"),
                            examples = @ExampleObject(name = "text", value = """
                    {"content":{"type":"text","body":"Hola"}}""")))
    @APIResponse(
            responseCode = "202",
            description = "The message, queued or further",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_conversation")
    @APIResponse(
            responseCode = "409",
            description = "idempotency_key_reused, window_closed, group_conversation, nobody_to_answer")
    public RestResponse<MessageView> ask(
            @PathParam("id") String id,
            @Parameter(
                            required = true,
                            description = "chosen by the caller; the same for every repeat of this request",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = IdempotencyKey.LONGEST))
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String key,
            @Nullable JsonNode request) {
        var checkedKey = IdempotencyKey.checked(key);
        var reader = new AnswerReader();
        var answer = reader.read(request).orElseThrow(() -> ProblemCode.INVALID_REQUEST.because(reader.errors()));
        return QueuedMessage.answer(answers.ask(conversationId(id), checkedKey, answer));
    }

    private static UUID conversationId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemCode.UNKNOWN_CONVERSATION.because("no conversation has this id");
        }
    }
}
