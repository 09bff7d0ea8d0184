package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.graph.GraphRequest;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Accepted;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jspecify.annotations.Nullable;

/** Hands messages to Meta. Never retries and never throws: what a call came to is its outcome. Thread-safe. */
@ApplicationScoped
public class GraphApi {

    /** An answer that comes after the timeout may still settle the message, so the connection waits a little longer. */
    private static final int PATIENCE_FOR_LATE_ANSWERS = 3;

    private final GraphApiConfig config;
    private final GraphMessages messages;
    private final GraphMedia media;

    GraphApi(GraphApiConfig config) {
        this.config = config;
        this.messages = client(config, GraphMessages.class);
        this.media = client(config, GraphMedia.class);
    }

    /** A client of an endpoint; whoever makes one closes it. */
    static <T> T client(GraphApiConfig config, Class<T> endpoint) {
        return RestClientBuilder.newBuilder()
                .baseUri(config.baseUrl())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(
                        config.timeout().multipliedBy(PATIENCE_FOR_LATE_ANSWERS).toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("io.quarkus.rest.client.connection-pool-size", 1_024)
                .build(endpoint);
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
        return post(message.phoneNumberId(), body)
                .handle(GraphApi::outcome)
                .exceptionally(OutcomeMapping::ofBrokenAnswer);
    }

    /**
     * Shows a customer that a message was read, and with {@code typing} that an answer is being written. Saying so twice does
     * no harm. Accepted under the id of that message.
     */
    public CompletableFuture<SendOutcome> markRead(String phoneNumberId, String readMessageId, boolean typing) {
        return post(phoneNumberId, new GraphRequest.MarkRead(readMessageId, typing).toJson())
                .handle(GraphApi::outcome)
                .thenApply(outcome -> outcome.equals(OutcomeMapping.DONE) ? new Accepted(readMessageId) : outcome)
                .exceptionally(OutcomeMapping::ofBrokenAnswer);
    }

    /**
     * Hands a file to Meta, under a name that says nothing. Uploading twice does no harm.
     * Accepted under Meta's id of the file.
     */
    CompletableFuture<SendOutcome> upload(String phoneNumberId, Path file, String mimeType) {
        var form = ClientMultipartForm.create()
                .attribute("messaging_product", "whatsapp", "messaging_product")
                .attribute("type", mimeType, "type")
                .binaryFileUpload("file", "file", file.toString(), mimeType);
        return media.post(config.version(), phoneNumberId, "Bearer " + config.accessToken(), form)
                .toCompletableFuture()
                .handle(GraphApi::outcome)
                .exceptionally(OutcomeMapping::ofBrokenAnswer);
    }

    private CompletableFuture<Response> post(String phoneNumberId, byte[] body) {
        return messages.post(config.version(), phoneNumberId, "Bearer " + config.accessToken(), body)
                .toCompletableFuture();
    }

    @PreDestroy
    void close() throws IOException {
        if (messages instanceof Closeable client) {
            client.close();
        }
        if (media instanceof Closeable client) {
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

    static @Nullable Duration retryAfter(Response answer) {
        var header = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return header != null && header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
