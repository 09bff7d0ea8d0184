package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.management.UploadSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands samples for headers of templates to Meta, by the Resumable Upload API of the app: what Meta has of a file when a
 * connection breaks is not sent again. Beginning twice does no harm. Blocks while it tries. Thread-safe.
 */
@ApplicationScoped
public class SampleUpload {

    private static final Pattern APP_TOKEN = Pattern.compile("(\\d{1,32})\\|.+");
    private static final int TRIES = 5;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(300);

    /** The slowest line that is waited for, on top of the usual timeout. */
    private static final int BYTES_A_SECOND = 256 << 10;

    private final GraphApiConfig config;
    private final Optional<String> appId;
    private final HttpClient http;

    SampleUpload(GraphApiConfig config) {
        this.config = config;
        this.appId = config.appToken()
                .map(APP_TOKEN::matcher)
                .filter(Matcher::matches)
                .map(token -> token.group(1));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Whether the app is known, to which uploads belong. */
    public boolean isPossible() {
        return appId.isPresent();
    }

    /**
     * Uploads a file; the handle that comes back goes into a template.
     *
     * @throws IOException when the file cannot be read
     */
    public MetaReply<String> upload(Path file, String mimeType) throws IOException {
        var size = Files.size(file);
        var begun = begin(size, mimeType);
        return switch (begun) {
            case MetaReply.No<UploadSession>(SendOutcome outcome) -> new MetaReply.No<>(outcome);
            case MetaReply.Told<UploadSession>(UploadSession session) -> upload(session, file, size);
        };
    }

    private MetaReply<UploadSession> begin(long size, String mimeType) {
        var address = "/%s/uploads?file_name=sample&file_length=%d&file_type=%s"
                .formatted(appId.orElseThrow(), size, URLEncoder.encode(mimeType, StandardCharsets.UTF_8));
        MetaReply<UploadSession> reply =
                ask(request(address, 0).POST(BodyPublishers.noBody()), "Bearer", UploadSession::read);
        for (var tried = 1; tried < TRIES && mayHelp(reply); tried++) {
            pause(tried);
            reply = ask(request(address, 0).POST(BodyPublishers.noBody()), "Bearer", UploadSession::read);
        }
        return reply;
    }

    private MetaReply<String> upload(UploadSession session, Path file, long size) {
        var address = "/" + session.id();
        var offset = session.offset();
        var reply = send(address, file, offset, size);
        for (var tried = 1; tried < TRIES && mayHelp(reply); tried++) {
            pause(tried);
            // Only Meta knows how much of it arrived; where it does not tell, nothing is sent on a guess.
            switch (ask(request(address, 0).GET(), "OAuth", UploadSession::read)) {
                case MetaReply.Told<UploadSession>(UploadSession now) -> {
                    offset = Math.min(now.offset(), size);
                    reply = send(address, file, offset, size);
                }
                case MetaReply.No<UploadSession>(SendOutcome outcome) -> reply = new MetaReply.No<>(outcome);
            }
        }
        return reply;
    }

    private MetaReply<String> send(String address, Path file, long offset, long size) {
        var request = request(address, size - offset)
                .header("file_offset", Long.toString(offset))
                .POST(rest(file, offset, size));
        return ask(request, "OAuth", UploadSession::handle);
    }

    private HttpRequest.Builder request(String address, long bytes) {
        var root = config.baseUrl().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create("%s/%s%s".formatted(root, config.version(), address)))
                .timeout(config.timeout().plusSeconds(bytes / BYTES_A_SECOND));
    }

    private static BodyPublisher rest(Path file, long offset, long size) {
        if (offset == size) {
            return BodyPublishers.noBody();
        }
        var bytes = BodyPublishers.ofInputStream(() -> {
            try {
                var stream = Files.newInputStream(file);
                stream.skipNBytes(offset);
                return stream;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return BodyPublishers.fromPublisher(bytes, size - offset);
    }

    private <T> MetaReply<T> ask(HttpRequest.Builder request, String scheme, Function<byte[], Optional<T>> reader) {
        try {
            var answer = http.send(
                    request.header("Authorization", scheme + " " + config.accessToken())
                            .build(),
                    BodyHandlers.ofByteArray());
            var retryAfter = answer.headers()
                    .firstValue("Retry-After")
                    .filter(seconds -> seconds.matches("\\d{1,5}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
            return MetaManagement.read(answer.statusCode(), answer.body(), retryAfter.orElse(null), reader);
        } catch (IOException e) {
            return new MetaReply.No<>(OutcomeMapping.ofFailure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new MetaReply.No<>(OutcomeMapping.ofFailure(e));
        }
    }

    private static boolean mayHelp(MetaReply<?> reply) {
        return reply instanceof MetaReply.No<?>(SendOutcome outcome)
                && (outcome instanceof SendOutcome.NotSent || outcome instanceof SendOutcome.Unknown)
                && !Thread.currentThread().isInterrupted();
    }

    private static void pause(int tried) {
        LockSupport.parkNanos(FIRST_BACKOFF.multipliedBy(1L << (tried - 1)).toNanos());
    }
}
