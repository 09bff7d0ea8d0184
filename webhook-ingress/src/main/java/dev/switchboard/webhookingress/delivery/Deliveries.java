package dev.switchboard.webhookingress.delivery;

import dev.switchboard.webhookingress.WebhookConfig;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes the deliveries of webhooks, each as a {@link Delivery}. Thread-safe. */
@Singleton
class Deliveries implements Handler<RoutingContext> {

    /** Bodies up to this many bytes are handled where they come in; larger ones would hold up their neighbours. */
    private static final int SMALL_BYTES_MAX = 64 * 1024;

    /** So many large bodies are trees at one time; a tree is several times as large as its text. */
    private static final int LARGE_BODIES_AT_ONCE = 2;

    private final Vertx vertx;
    private final Intake intake;
    private final InFlightBytes inFlight;
    private final DeliveryMeters meters;
    private final int bodyBytesMax;
    private final Duration bodyTimeout;
    private final ExecutorService largeBodies = Executors.newFixedThreadPool(
            LARGE_BODIES_AT_ONCE,
            Thread.ofPlatform().name("large-bodies-", 0).daemon().factory());

    Deliveries(Vertx vertx, Intake intake, InFlightBytes inFlight, DeliveryMeters meters, WebhookConfig config) {
        this.vertx = vertx;
        this.intake = intake;
        this.inFlight = inFlight;
        this.meters = meters;
        this.bodyBytesMax = config.maxBodyBytes();
        this.bodyTimeout = config.bodyTimeout();
    }

    @Override
    public void handle(RoutingContext routing) {
        new Delivery(this, routing.request(), vertx.getOrCreateContext()).begin();
    }

    @PreDestroy
    void stop() {
        largeBodies.shutdown();
    }

    int bodyBytesMax() {
        return bodyBytesMax;
    }

    BodyBytes bodyOf(long declared) {
        return new BodyBytes(inFlight, bodyBytesMax, (int) declared);
    }

    /** Runs what handles a whole body, here or where it holds nobody up. */
    void handle(BodyBytes body, Runnable work) {
        if (body.length() <= SMALL_BYTES_MAX) {
            work.run();
        } else {
            largeBodies.execute(work);
        }
    }

    Intake intake() {
        return intake;
    }

    void count(Outcome outcome, long tookNanos) {
        meters.count(outcome, tookNanos);
    }

    /** Starts the time within which the rest of a body must come. */
    long whenTimeIsUp(Runnable work) {
        return vertx.setTimer(bodyTimeout.toMillis(), _ -> work.run());
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    /** Ends a connection whose sender is still sending what nobody will read, at the latest when its time is up. */
    void closeWhenSent(HttpServerRequest request) {
        var connection = request.connection();
        var timer = whenTimeIsUp(connection::close);
        request.handler(_ -> {}).exceptionHandler(_ -> cancel(timer)).endHandler(_ -> {
            cancel(timer);
            connection.close();
        });
    }
}
