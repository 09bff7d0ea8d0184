package dev.switchboard.conversationservice.preview;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages that strangers name. A host is looked up once a hop; {@link AddressGuard} judges what came back, and the very
 * address that it judged is connected to, so that a name cannot change its meaning in between. TLS is checked against the name.
 * No cookies, no referrer, no compression, three redirects, half a megabyte, five seconds for everything.
 *
 * <p>It runs on a Vert.x of its own: what it meets stays off the loops of the service, and links out of meters and traces.
 */
@ApplicationScoped
class GuardedClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BYTES = 512 * 1024;
    private static final int REDIRECTS = 3;
    private static final String USER_AGENT = "Switchboard-LinkPreview/1";

    private final NameLookup names;
    private final AddressGuard guard;
    private final Vertx vertx;
    private final HttpClient client;
    private final ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor();

    GuardedClient(NameLookup names, AddressGuard guard) {
        this.names = names;
        this.guard = guard;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout((int) PATIENCE.toMillis())
                        .setDecompressionSupported(false)
                        .setMaxPoolSize(64))
                .withConnectHandler(connection -> connection.exceptionHandler(GuardedClient::unlogged))
                .build();
    }

    /** Looks a link up; blocks for five seconds at most. */
    LookedUp lookUp(WebAddress link) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var address = link;
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            var addresses = addressesOf(address.host(), deadline);
            if (addresses.isEmpty()) {
                return new LookedUp.HostFailed();
            }
            var port = address.port();
            if (!addresses.stream().allMatch(one -> guard.allows(one, port))) {
                return new LookedUp.Forbidden();
            }
            var answer = fetch(address, preferred(addresses), deadline);
            if (answer == null) {
                return new LookedUp.HostFailed();
            }
            if (answer.location() == null) {
                return looked(address, answer);
            }
            var next = address.resolve(answer.location());
            if (next.isEmpty()) {
                return new LookedUp.Nothing();
            }
            address = next.get();
        }
        return new LookedUp.Nothing();
    }

    private static LookedUp looked(WebAddress address, Answer answer) {
        if (answer.status() >= 500) {
            return new LookedUp.HostFailed();
        }
        return answer.page() == null
                ? new LookedUp.Nothing()
                : PageReader.read(address, answer.page().getBytes(), answer.contentType());
    }

    /** IPv6 is not everywhere that has an address of it. */
    private static InetAddress preferred(List<InetAddress> addresses) {
        return addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(addresses.getFirst());
    }

    private List<InetAddress> addressesOf(String host, long deadline) throws InterruptedException {
        Callable<List<InetAddress>> lookup = () -> names.addressesOf(host);
        try {
            return lookups.submit(lookup).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw new IllegalStateException("the lookup of a host failed", e.getCause());
        } catch (TimeoutException e) {
            return List.of();
        }
    }

    /** Null when the host did not answer in time, or not in HTTP. */
    private @Nullable Answer fetch(WebAddress address, InetAddress server, long deadline) throws InterruptedException {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(server, address.port())))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.secure())
                .setURI(address.target())
                .putHeader("User-Agent", USER_AGENT)
                .putHeader("Accept", "text/html,application/xhtml+xml")
                .putHeader("Accept-Encoding", "identity");
        var exchange = new Exchange();
        var answer = client.request(options)
                .compose(exchange::send)
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } finally {
            exchange.end();
        }
    }

    /** Vert.x logs what nobody handles, and quotes the host; the outcome says enough. */
    private static void unlogged(Throwable trouble) {}

    @PreDestroy
    void close() {
        lookups.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /**
     * What a host answered.
     *
     * @param location where it sends us; null when it does not
     * @param page the beginning of the page; null when it is none
     */
    private record Answer(
            int status,
            String contentType,
            @Nullable String location,
            @Nullable Buffer page) {}

    /** One request, which can be dropped at any moment. */
    private static final class Exchange {

        private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
        private volatile boolean ended;

        Future<Answer> send(HttpClientRequest toSend) {
            request.set(toSend);
            if (ended) {
                end();
                return Future.failedFuture(new TimeoutException());
            }
            return toSend.send().compose(this::read);
        }

        private Future<Answer> read(HttpClientResponse response) {
            response.exceptionHandler(GuardedClient::unlogged);
            var status = response.statusCode();
            var contentType = header(response, "Content-Type");
            var location = header(response, "Location");
            if (status >= 300 && status < 400 && !location.isEmpty()) {
                return Future.succeededFuture(new Answer(status, contentType, location, null));
            }
            if (status != 200 || !isPage(contentType) || !isPlain(header(response, "Content-Encoding"))) {
                return Future.succeededFuture(new Answer(status, contentType, null, null));
            }
            return beginning(response).map(page -> new Answer(status, contentType, null, page));
        }

        /** The page, or as much of it as is read of any. */
        private Future<Buffer> beginning(HttpClientResponse response) {
            var read = Buffer.buffer();
            var done = Promise.<Buffer>promise();
            response.exceptionHandler(done::tryFail);
            response.endHandler(_ -> done.tryComplete(read));
            response.handler(chunk -> {
                read.appendBuffer(chunk, 0, Math.min(chunk.length(), BYTES - read.length()));
                if (read.length() == BYTES) {
                    done.tryComplete(read);
                    end();
                }
            });
            return done.future();
        }

        void end() {
            ended = true;
            var sent = request.get();
            if (sent != null) {
                sent.reset();
            }
        }

        private static String header(HttpClientResponse response, String name) {
            var value = response.getHeader(name);
            return value == null ? "" : value;
        }

        private static boolean isPage(String contentType) {
            var type = contentType.strip().toLowerCase(Locale.ROOT);
            return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
        }

        private static boolean isPlain(String encoding) {
            return encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
        }
    }
}
