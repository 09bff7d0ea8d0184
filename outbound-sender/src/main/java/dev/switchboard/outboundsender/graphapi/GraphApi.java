package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.contracts.outbound.SendMessage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Hands messages to Meta. Never retries and never throws: what a call came to is its outcome. Thread-safe. */
@ApplicationScoped
public class GraphApi {

    /** An answer that comes after the timeout may still settle the message, so the connection waits a little longer. */
    private static final int PATIENCE_FOR_LATE_ANSWERS = 3;

    private final GraphApiConfig config;
    private final GraphMessages messages;

    GraphApi(GraphApiConfig config) {
        this.config = config;
        this.messages = RestClientBuilder.newBuilder()
                .baseUri(config.baseUrl())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(
                        config.timeout().multipliedBy(PATIENCE_FOR_LATE_ANSWERS).toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("io.quarkus.rest.client.connection-pool-size", 1_024)
                .build(GraphMessages.class);
    }

    /** Longest wait for an answer that a caller should grant. */
    public Duration timeout() {
        return config.timeout();
    }

    /** Begins one call; the future always completes normally, maybe long after {@link #timeout()}. */
    public CompletableFuture<SendOutcome> send(SendMessage message) {
        byte[] body;
        try {
            body = GraphBody.of(message).toJson();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(OutcomeMapping.ofUnsendable(e));
        }
        return messages.post(config.version(), message.phoneNumberId(), "Bearer " + config.accessToken(), body)
                .toCompletableFuture()
                .handle(GraphApi::outcome)
                .exceptionally(OutcomeMapping::ofBrokenAnswer);
    }

    @PreDestroy
    void close() throws IOException {
        if (messages instanceof Closeable client) {
            client.close();
        }
    }

    private static SendOutcome outcome(@Nullable Response answer, @Nullable Throwable failure) {
        if (answer == null) {
            var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            return OutcomeMapping.ofFailure(cause == null ? new IllegalStateException("no answer") : cause);
        }
        var body = answer.hasEntity() ? answer.readEntity(byte[].class) : new byte[0];
        return OutcomeMapping.ofAnswer(answer.getStatus(), body, retryAfter(answer));
    }

    private static @Nullable Duration retryAfter(Response answer) {
        var header = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return header != null && header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
