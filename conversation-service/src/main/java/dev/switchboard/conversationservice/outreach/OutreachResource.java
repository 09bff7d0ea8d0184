package dev.switchboard.conversationservice.outreach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.request.IdempotencyKey;
import dev.switchboard.conversationservice.request.QueuedMessage;
import dev.switchboard.conversationservice.timeline.MessageView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** Messages to people, to be asked for by whoever knows no conversation. */
@Path("/api/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
public class OutreachResource {

    private final Outreaches outreaches;

    OutreachResource(Outreaches outreaches) {
        this.outreaches = outreaches;
    }

    /** Asks for a message; what becomes of it is its state. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Write to somebody, by phone, user id or contact; a repeat with the same Idempotency-Key is the same"
                            + " message. Templates open a conversation; everything else needs an open window")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "MessageRequest"),
                            examples = @ExampleObject(name = "template", value = """
                    {"phoneNumberId":"100000000000001","recipient":{"phone":"+4915550001234"},"content":{"type":"template",\
                    "name":"order_update","language":"en","body":[{"text":"today"}]},"requestedBy":"workflow-orders"}""")))
    @APIResponse(
            responseCode = "202",
            description = "The message, queued or further; Location is its address",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    @APIResponse(
            responseCode = "409",
            description = "idempotency_key_reused, window_closed, contact_erased, recipient_unreachable")
    public RestResponse<MessageView> ask(
            @Parameter(
                            required = true,
                            description = "chosen by the caller, unlike those of all other callers; the same for every"
                                    + " repeat of this request",
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
        var reader = new OutreachReader();
        var outreach = reader.read(request).orElseThrow(() -> ProblemCode.INVALID_REQUEST.because(reader.errors()));
        return QueuedMessage.answer(outreaches.ask(checkedKey, outreach));
    }
}
