package dev.switchboard.simulator.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.faults.Fault;
import dev.switchboard.simulator.faults.FaultKind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Answers that go wrong. Runs on virtual threads: where a fault takes time, it blocks. */
@Singleton
public class FaultyAnswers {

    private static final int TRICKLES = 20;

    private final ObjectMapper json;

    FaultyAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the fault keeps the call from being accepted. */
    public static boolean beforeAccepting(FaultKind kind) {
        return switch (kind) {
            case HTTP_ERROR,
                    TOKEN_EXPIRED,
                    RATE_LIMITED,
                    PAIR_RATE_LIMITED,
                    WINDOW_CLOSED,
                    HTML_502,
                    RESET_BEFORE_ACCEPTING -> true;
            case WINDOW_CLOSED_LATER,
                    FAILS_LATER,
                    RESET_AFTER_ACCEPTING,
                    TIMEOUT_AFTER_ACCEPTING,
                    SLOW_BODY,
                    TRUNCATED_BODY,
                    CORRUPTED_BODY,
                    WRONG_CONTENT_TYPE,
                    REDIRECTED -> false;
        };
    }

    /** Meta's error JSON. */
    public static Response refusal(GraphError error) {
        var answer = Response.status(error.httpStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorAnswer(error.error()));
        if (error.httpStatus() == 401) {
            answer.header("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_token\"");
        }
        return answer.build();
    }

    /** What a call meets that is not accepted. */
    public Response refuse(Fault fault, HttpServerRequest connection) {
        return switch (fault.kind()) {
            case TOKEN_EXPIRED -> throw new GraphRefusal(GraphError.expiredToken());
            case RATE_LIMITED ->
                throw new GraphRefusal(GraphError.coded(
                        429,
                        130429,
                        "Rate limit hit",
                        "Message failed to send because there were too many messages sent."));
            case PAIR_RATE_LIMITED ->
                throw new GraphRefusal(GraphError.coded(
                        400,
                        131056,
                        "(Business Account, Consumer Account) pair rate limit hit",
                        "Too many messages sent from this number to the same customer."));
            case WINDOW_CLOSED -> throw new GraphRefusal(GraphError.windowClosed());
            case HTTP_ERROR -> throw new GraphRefusal(error(fault.words()));
            case HTML_502 -> page();
            case RESET_BEFORE_ACCEPTING,
                    RESET_AFTER_ACCEPTING,
                    TIMEOUT_AFTER_ACCEPTING,
                    SLOW_BODY,
                    WINDOW_CLOSED_LATER,
                    FAILS_LATER,
                    TRUNCATED_BODY,
                    CORRUPTED_BODY,
                    WRONG_CONTENT_TYPE,
                    REDIRECTED -> hangUp(connection);
        };
    }

    /** What becomes of the answer to a call that was accepted. */
    public Response disturb(Fault fault, Object entity, HttpServerRequest connection) {
        return switch (fault.kind()) {
            case RESET_AFTER_ACCEPTING -> hangUp(connection);
            case TIMEOUT_AFTER_ACCEPTING -> {
                pause(fault.delay());
                yield hangUp(connection);
            }
            case SLOW_BODY -> Response.ok(trickle(entity, fault.delay())).build();
            case HTTP_ERROR,
                    TOKEN_EXPIRED,
                    RATE_LIMITED,
                    PAIR_RATE_LIMITED,
                    WINDOW_CLOSED,
                    WINDOW_CLOSED_LATER,
                    FAILS_LATER,
                    TRUNCATED_BODY,
                    CORRUPTED_BODY,
                    WRONG_CONTENT_TYPE,
                    REDIRECTED,
                    HTML_502,
                    RESET_BEFORE_ACCEPTING -> Response.ok(entity).build();
        };
    }

    private static GraphError error(Fault.Words words) {
        var message = words.message() == null ? "Something went wrong" : words.message();
        return GraphError.coded(words.httpStatus(), words.code(), message, words.details());
    }

    private static Response page() {
        return Response.status(502)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(
                        "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1>"
                                + "</body></html>")
                .build();
    }

    /** What is returned after this reaches nobody: the connection is closed by then. */
    public static Response hangUp(HttpServerRequest connection) {
        connection
                .connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Response.noContent().build();
    }

    private StreamingOutput trickle(Object entity, Duration over) {
        try {
            return trickle(json.writeValueAsString(entity).getBytes(StandardCharsets.UTF_8), over, TRICKLES);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes the bytes in so many pieces over that time. */
    public static StreamingOutput trickle(byte[] whole, Duration over, int pieces) {
        var piece = Math.max(1, whole.length / pieces);
        return output -> {
            for (var from = 0; from < whole.length; from += piece) {
                output.write(whole, from, Math.min(piece, whole.length - from));
                output.flush();
                pause(over.dividedBy(pieces));
            }
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The body of a refusal.
     *
     * @param error Meta's words
     */
    record ErrorAnswer(GraphError.Body error) {}
}
