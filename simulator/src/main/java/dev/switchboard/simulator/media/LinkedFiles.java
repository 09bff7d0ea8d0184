package dev.switchboard.simulator.media;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.door.Loopback;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what messages name by link, as Meta does, and remembers for ten minutes what came of it. Switched off at first,
 * and never further than this machine: what lies elsewhere is taken unseen.
 */
@Singleton
public class LinkedFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int KEPT = 1_000;

    private final boolean fetched;
    private final SimulatedClock clock;
    private final HttpClient client;
    private final ConcurrentMap<String, Outcome> outcomes = new ConcurrentHashMap<>();

    LinkedFiles(SimulatorConfig config, SimulatedClock clock) {
        this.fetched = config.fetchLinks();
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** Whether somebody looks at that link. */
    public boolean looksAt(String link) {
        return fetched && Loopback.holds(URI.create(link));
    }

    /** What is wrong with the file behind the link, for a message of that kind; empty when nothing is. Waits for it. */
    public Optional<String> complaint(String kind, String link) {
        var known = outcomes.get(kind + " " + link);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.ofNullable(known.complaint());
        }
        if (outcomes.size() >= KEPT) {
            outcomes.clear();
        }
        var complaint = look(kind, URI.create(link));
        outcomes.put(kind + " " + link, new Outcome(complaint, clock.instant().plus(REMEMBERED)));
        return Optional.ofNullable(complaint);
    }

    private @Nullable String look(String kind, URI link) {
        var request = HttpRequest.newBuilder(link).timeout(PATIENCE).build();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    return "Downloading media from weblink failed with http code " + answer.statusCode();
                }
                var type = answer.headers().firstValue("Content-Type").orElse("");
                if (!MediaTypes.fits(kind, MediaTypes.plain(type))) {
                    return "Unsupported media type '" + type + "' for a message of type " + kind;
                }
                var most = MediaTypes.mostOfKind(kind);
                return larger(body, most) ? "The file is larger than " + most + " bytes" : null;
            }
        } catch (IOException broken) {
            return "Downloading media from weblink failed: " + broken.getClass().getSimpleName();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "Downloading media from weblink was interrupted";
        }
    }

    private static boolean larger(InputStream body, long most) throws IOException {
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (var read = body.read(buffer); read >= 0 && size <= most; read = body.read(buffer)) {
            size += read;
        }
        return size > most;
    }

    void forget(@Observes Reset reset) {
        outcomes.clear();
    }

    private record Outcome(@Nullable String complaint, Instant until) {}
}
