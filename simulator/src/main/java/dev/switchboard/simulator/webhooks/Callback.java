package dev.switchboard.simulator.webhooks;

import dev.switchboard.simulator.account.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The business's callback addresses, over HTTP. Never throws: no answer is an answer too. */
@Singleton
class Callback {

    private static final int SHOWN = 500;
    private static final Duration HANDSHAKE = Duration.ofSeconds(6);

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;

    Callback(Vertx vertx, SimulatorConfig config) {
        this.vertx = vertx;
        this.timeout = config.deliveryTimeout();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(config.deliveryConnections()).setMaxWaitQueueSize(-1));
    }

    /** Posts the bytes; {@code answered} gets the status (null for none) and the beginning of the body. */
    void post(URI address, byte[] body, String signature, BiConsumer<@Nullable Integer, String> answered) {
        var options = options(HttpMethod.POST, address.toString(), timeout)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Hub-Signature-256", signature);
        exchange(options, Buffer.buffer(body), answered);
    }

    /** Asks the address to answer with the challenge, as Meta does before it accepts one. */
    void challenge(URI address, String verifyToken, String challenge, BiConsumer<@Nullable Integer, String> answered) {
        var query = "hub.mode=subscribe&hub.challenge=%s&hub.verify_token=%s"
                .formatted(challenge, URLEncoder.encode(verifyToken, StandardCharsets.UTF_8));
        var separator = address.getRawQuery() == null ? "?" : "&";
        exchange(options(HttpMethod.GET, address + separator + query, HANDSHAKE), Buffer.buffer(), answered);
    }

    /** Runs it later, on real time. */
    void after(Duration delay, Runnable deed) {
        vertx.setTimer(Math.max(1, delay.toMillis()), _ -> deed.run());
    }

    private void exchange(RequestOptions options, Buffer body, BiConsumer<@Nullable Integer, String> answered) {
        // The body is asked for inside, on the request's own event loop: outside, its end may have passed by before.
        client.request(options)
                .compose(request -> request.send(body)
                        .compose(response ->
                                response.body().map(answer -> new Answer(response.statusCode(), beginning(answer)))))
                .recover(failure -> Future.succeededFuture(new Answer(null, reason(failure))))
                .onSuccess(answer -> answered.accept(answer.status(), answer.body()));
    }

    private static RequestOptions options(HttpMethod method, String uri, Duration timeout) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(uri)
                .setConnectTimeout(timeout.toMillis())
                .setIdleTimeout(timeout.toMillis())
                .putHeader("User-Agent", "facebookexternalua")
                .putHeader("Accept", "*/*");
    }

    private static String beginning(Buffer answer) {
        return answer.getString(0, Math.min(answer.length(), SHOWN));
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private record Answer(@Nullable Integer status, String body) {}
}
