package dev.switchboard.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.locks.LockSupport;

/**
 * System time plus an offset that somebody else sets, asked for before the first answer and then again and again; keeps the
 * last offset while nobody answers. Thread-safe.
 */
final class FollowedClock implements InstantSource, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ObjectMapper json = new ObjectMapper();
    private final InstantSource system;
    private final HttpClient client;
    private final HttpRequest question;
    private final Thread follower;
    private volatile Duration offset = Duration.ZERO;
    private volatile boolean open = true;

    FollowedClock(URI url, Duration interval, InstantSource system) {
        this.system = system;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.question = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
        // A process that starts while time is moved must not take what comes first for a message from the future.
        ask();
        this.follower = Thread.ofPlatform().name("clock-follower").daemon().start(() -> follow(interval));
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(follower);
        client.close();
    }

    private void follow(Duration interval) {
        LockSupport.parkNanos(interval.toNanos());
        while (open) {
            ask();
            LockSupport.parkNanos(interval.toNanos());
        }
    }

    private void ask() {
        try {
            var answer = client.send(question, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                offset = Duration.parse(
                        json.readTree(answer.body()).path("offset").asText());
            }
        } catch (IOException | DateTimeParseException e) {
            // Nobody answers, or not in a way we read: the last offset stays.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
