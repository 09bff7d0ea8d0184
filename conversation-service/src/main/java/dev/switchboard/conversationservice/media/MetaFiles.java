package dev.switchboard.conversationservice.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.conversationservice.media.Spool.Spooled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where Meta keeps files: its API tells the address, another host serves the bytes, and both want the token. No redirect is followed, and
 * the token goes to {@link AllowedHosts} only. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media/">Meta: media</a>
 */
@ApplicationScoped
class MetaFiles {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_DESCRIPTION = 64 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_OBJECT = 100;
    private static final int TOKEN_EXPIRED = 190;

    private final GraphApiConfig graph;
    private final AllowedHosts hosts;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    MetaFiles(GraphApiConfig graph, MediaConfig config, ObjectMapper json) {
        this.graph = graph;
        this.hosts = new AllowedHosts(config.hosts());
        this.json = json;
    }

    /**
     * What Meta's API tells of a file.
     *
     * @param sha256 hex there; null when it tells none
     * @param size bytes; 0 when it tells none
     */
    record Description(String url, @Nullable String sha256, long size) {

        @Override
        public String toString() {
            return "Description[%d bytes]".formatted(size);
        }
    }

    /** Asks where a file is. */
    Description describe(String metaId, String phoneNumberId, Deadline deadline) throws FetchException {
        var address = "%s/%s/%s?phone_number_id=%s"
                .formatted(
                        graph.baseUrl().toString().replaceAll("/+$", ""),
                        graph.version(),
                        encoded(metaId),
                        encoded(phoneNumberId));
        var answer = call(
                URI.create(address),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_DESCRIPTION),
                deadline,
                FailureReason.GRAPH_UNAVAILABLE);
        var body = parsed(answer.body());
        if (answer.statusCode() != OK) {
            throw new FetchException(
                    refusal(answer.statusCode(), body.path("error").path("code").asInt()));
        }
        var url = body.path("url").asText();
        if (url.isEmpty()) {
            throw new FetchException(FailureReason.GRAPH_UNAVAILABLE);
        }
        return new Description(
                url,
                body.hasNonNull("sha256") ? body.path("sha256").asText() : null,
                body.path("file_size").asLong());
    }

    /** Fetches the bytes into a file, as many as {@code limit} at most. */
    Spooled download(String link, Path file, long limit, Deadline deadline) throws FetchException {
        BodyHandler<Optional<Spooled>> handler = head -> head.statusCode() == OK
                ? BodySubscribers.mapping(new Spool(file, limit), Optional::of)
                : BodySubscribers.replacing(Optional.empty());
        var answer = call(hosts.checked(link), handler, deadline, FailureReason.DOWNLOAD_FAILED);
        return answer.body().orElseThrow(() -> new FetchException(refusedDownload(answer.statusCode())));
    }

    private <T> HttpResponse<T> call(URI address, BodyHandler<T> handler, Deadline deadline, FailureReason otherwise)
            throws FetchException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + graph.accessToken())
                .header("User-Agent", "switchboard/1.0")
                .build();
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FetchException(FailureReason.TIMED_OUT);
        } catch (ExecutionException e) {
            throw reasonOf(e, otherwise);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchException(otherwise);
        }
    }

    /** Causes are left behind where they may quote an address, which carries secrets. */
    private static FetchException reasonOf(Throwable failure, FailureReason otherwise) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof FetchException known) {
                return known;
            }
        }
        return new FetchException(otherwise);
    }

    private static FailureReason refusal(int status, int code) {
        if (status == UNAUTHORIZED || status == FORBIDDEN || code == TOKEN_EXPIRED) {
            return FailureReason.TOKEN_REFUSED;
        }
        return status == NOT_FOUND || (status == BAD_REQUEST && code == NO_SUCH_OBJECT)
                ? FailureReason.GONE
                : FailureReason.GRAPH_UNAVAILABLE;
    }

    /** An address that has died and a token that is not taken look alike there; the API tells which it is. */
    private static FailureReason refusedDownload(int status) {
        if (status >= 300 && status < BAD_REQUEST) {
            return FailureReason.REDIRECTED;
        }
        return status == UNAUTHORIZED || status == FORBIDDEN || status == NOT_FOUND || status == 410
                ? FailureReason.LINK_EXPIRED
                : FailureReason.DOWNLOAD_FAILED;
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.missingNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
