package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.faults.Fault;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.FaultKind;
import dev.switchboard.simulator.faults.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /{version}/{phone-number-id}/messages}: sends a message, or marks one as read. */
@Path("/{version}/{phoneNumberId}/messages")
@Tag(name = "Graph API")
class MessagesResource {

    private final Caller caller;
    private final Sending sending;
    private final ReadMarks readMarks;
    private final Faults faults;
    private final FaultyAnswers faultyAnswers;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    MessagesResource(
            Caller caller,
            Sending sending,
            ReadMarks readMarks,
            Faults faults,
            FaultyAnswers faultyAnswers,
            ObjectMapper json,
            MeterRegistry meters) {
        this.caller = caller;
        this.sending = sending;
        this.readMarks = readMarks;
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
        this.json = json;
        this.meters = meters;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Sends a message, or marks one as read")
    public Response post(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body,
            @Context HttpServerRequest connection) {
        try {
            var number = caller.check(version, phoneNumberId, authorization);
            var root = parse(body);
            var answer =
                    ReadMarks.isReadMark(root) ? mark(root, number, connection) : send(root, number, body, connection);
            count("accepted");
            return answer;
        } catch (GraphRefusal refusal) {
            count(Integer.toString(refusal.error().error().code()));
            return FaultyAnswers.refusal(refusal.error());
        }
    }

    private Response send(JsonNode root, BusinessNumber number, byte[] body, HttpServerRequest connection) {
        var request = SendRequest.read(root, number);
        var address = request.address();
        var fault =
                faults.strike(Call.MESSAGES, address.phone(), address.userId()).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        var failLater = fault != null && fault.kind() == FaultKind.WINDOW_CLOSED_LATER;
        var message = sending.accept(number, request, body, failLater);
        return answer(SendAnswer.to(message), fault, connection);
    }

    private Response mark(JsonNode root, BusinessNumber number, HttpServerRequest connection) {
        var line = readMarks.find(root, number);
        var customer = line.chat().customer();
        var fault =
                faults.strike(Call.READS, customer.phone(), customer.userId()).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        readMarks.mark(line, root.has("typing_indicator"));
        return answer(new ReadAnswer(true), fault, connection);
    }

    private Response answer(Object entity, @Nullable Fault fault, HttpServerRequest connection) {
        return fault == null ? Response.ok(entity).build() : faultyAnswers.disturb(fault, entity, connection);
    }

    private JsonNode parse(byte[] body) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (IOException _) {
            throw new GraphRefusal(GraphError.invalid("The body is not valid JSON."));
        }
        if (!root.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        return root;
    }

    private void count(String outcome) {
        meters.counter("switchboard.simulator.calls", "outcome", outcome).increment();
    }

    /**
     * The answer to a read mark.
     *
     * @param success always true
     */
    record ReadAnswer(boolean success) {}
}
