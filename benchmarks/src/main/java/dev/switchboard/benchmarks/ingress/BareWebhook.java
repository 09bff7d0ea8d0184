package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.load.Signature;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The baseline, in a JVM of its own: HMAC over the raw body, the raw body to Kafka with {@code acks=all}, 200 after the acknowledgement.
 * Nothing is parsed. Producer and event loops are set as those of webhook-ingress. Ends with its standard input.
 */
@Command(name = "bare-webhook")
final class BareWebhook implements Callable<Integer> {

    private static final int BATCH_BYTES = 64 * 1024;
    private static final long BUFFER_BYTES = 48L * 1024 * 1024;
    private static final int LINGER_MILLIS = 5;
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--bootstrap-servers", required = true)
    private String bootstrapServers = "";

    @Option(names = "--topic", required = true)
    private String topic = "";

    @Option(names = "--app-secret", required = true)
    private String appSecret = "";

    @Option(names = "--event-loops", required = true)
    private int eventLoops;

    /** Serves until standard input ends. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BareWebhook()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try (var producer = producer()) {
            if (producer.partitionsFor(topic).isEmpty()) {
                return 1;
            }
            var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops));
            vertx.deployVerticle(() -> new Receiver(producer), new DeploymentOptions().setInstances(eventLoops))
                    .onFailure(failure -> System.exit(1));
            System.in.transferTo(OutputStream.nullOutputStream());
            return 0;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One event loop's share of the server. */
    private final class Receiver extends AbstractVerticle {

        private final KafkaProducer<byte[], byte[]> producer;
        private final Signature signature = new Signature(appSecret);

        Receiver(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                    .requestHandler(this::receive)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void receive(HttpServerRequest request) {
            if (request.method().equals(HttpMethod.GET)) {
                request.response().end();
            } else {
                request.bodyHandler(body -> take(request, body));
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the callback is told all that the future would tell
        private void take(HttpServerRequest request, Buffer body) {
            var bytes = body.getBytes();
            var told = request.getHeader(Signature.HEADER);
            if (told == null || !MessageDigest.isEqual(ascii(signature.of(bytes)), ascii(told))) {
                request.response().setStatusCode(401).end();
                return;
            }
            var loop = context;
            producer.send(
                    new ProducerRecord<>(topic, bytes),
                    (_, failure) -> loop.runOnContext(_ -> request.response()
                            .setStatusCode(failure == null ? 200 : 503)
                            .end()));
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
