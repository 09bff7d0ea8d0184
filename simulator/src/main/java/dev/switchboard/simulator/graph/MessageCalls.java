package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.FaultyAnswers;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.faults.Fault;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Faults;
import dev.switchboard.simulator.media.MediaStore;
import dev.switchboard.simulator.statuses.StatusError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What calls of the messages endpoints come to, faults included. */
@Singleton
class MessageCalls {

    private final Sending sending;
    private final GroupSending groupSending;
    private final ReadMarks readMarks;
    private final MediaStore media;
    private final Faults faults;
    private final FaultyAnswers faultyAnswers;
    private final GraphBodies bodies;
    private final Counter accepted;

    MessageCalls(
            Sending sending,
            GroupSending groupSending,
            ReadMarks readMarks,
            MediaStore media,
            Faults faults,
            FaultyAnswers faultyAnswers,
            GraphBodies bodies,
            MeterRegistry meters) {
        this.sending = sending;
        this.groupSending = groupSending;
        this.readMarks = readMarks;
        this.media = media;
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
        this.bodies = bodies;
        this.accepted = meters.counter("switchboard.simulator.calls", "outcome", "accepted");
    }

    /** Sends, or marks as read; {@code lite} for the Marketing Messages API, which takes nothing but marketing. */
    Response take(
            BusinessNumber number,
            byte[] body,
            @Nullable String contentType,
            boolean lite,
            HttpServerRequest connection) {
        var carried = bodies.carried(body, contentType);
        var root = checked(carried.root());
        var kept = carried.rewritten() ? root.toString().getBytes(StandardCharsets.UTF_8) : body;
        var answer = ReadMarks.isReadMark(root) && !lite
                ? mark(root, number, connection)
                : send(root, number, kept, lite, connection);
        accepted.increment();
        return answer;
    }

    private Response send(
            JsonNode root, BusinessNumber number, byte[] body, boolean lite, HttpServerRequest connection) {
        if (GroupSending.isMeant(root) && !lite) {
            return sendToGroup(root, number, connection);
        }
        var request = SendRequest.read(root, number, lite, id -> media.owned(id, number.id()), sending::waId);
        var address = request.address();
        var fault =
                faults.strike(Call.MESSAGES, address.phone(), address.userId()).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        return answer(sending.accept(number, request, body, failure(fault)), fault, connection);
    }

    private Response sendToGroup(JsonNode root, BusinessNumber number, HttpServerRequest connection) {
        var fault = faults.strike(Call.MESSAGES, null, null).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        return answer(groupSending.accept(number, root, failure(fault)), fault, connection);
    }

    /** Why a message is to fail after it was accepted, if a fault says so. */
    private static @Nullable StatusError failure(@Nullable Fault fault) {
        if (fault == null) {
            return null;
        }
        var words = fault.words();
        return switch (fault.kind()) {
            case WINDOW_CLOSED_LATER -> StatusError.WINDOW_CLOSED;
            case FAILS_LATER -> {
                var message = words.message() == null ? "Something went wrong" : words.message();
                yield new StatusError(words.code(), message, words.details() == null ? message : words.details());
            }
            case HTTP_ERROR,
                    TOKEN_EXPIRED,
                    RATE_LIMITED,
                    PAIR_RATE_LIMITED,
                    WINDOW_CLOSED,
                    HTML_502,
                    RESET_BEFORE_ACCEPTING,
                    RESET_AFTER_ACCEPTING,
                    TIMEOUT_AFTER_ACCEPTING,
                    SLOW_BODY,
                    TRUNCATED_BODY,
                    CORRUPTED_BODY,
                    WRONG_CONTENT_TYPE,
                    REDIRECTED -> null;
        };
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
        return answer(Done.done(), fault, connection);
    }

    private Response answer(Object entity, @Nullable Fault fault, HttpServerRequest connection) {
        return fault == null ? Response.ok(entity).build() : faultyAnswers.disturb(fault, entity, connection);
    }

    private static JsonNode checked(JsonNode root) {
        if (!root.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        return root;
    }
}
