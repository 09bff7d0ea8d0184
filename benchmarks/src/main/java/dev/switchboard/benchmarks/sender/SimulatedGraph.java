package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.Workplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The simulator in Meta's place, with Meta's own limits on: it refuses what a number sends faster than it may. It tells no statuses. */
final class SimulatedGraph implements Counter {

    /** The number that the simulator has. */
    static final String NUMBER = "100000000000001";

    private static final String TOKEN = "benchmark";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Application simulator;

    SimulatedGraph(Workplace place, Path jar) {
        simulator = Application.start(
                place,
                "simulator",
                jar,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                Map.of(
                        "SWITCHBOARD_SIMULATOR_CALLBACK_URL", "http://127.0.0.1:9/webhooks",
                        "SWITCHBOARD_SIMULATOR_APP_SECRET", "secret-of-a-benchmark",
                        "SWITCHBOARD_SIMULATOR_VERIFY_TOKEN", "benchmark",
                        "SWITCHBOARD_SIMULATOR_ACCESS_TOKEN", TOKEN,
                        "SWITCHBOARD_SIMULATOR_WINDOW_CHECK", "off"));
        send(HttpRequest.newBuilder(address("/_sim/scripts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"script\":\"never\"}")));
    }

    String baseUrl() {
        return address("").toString();
    }

    @Override
    public Map<UUID, Long> arrivals() {
        var arrivals = new HashMap<UUID, Long>();
        for (var message : send(HttpRequest.newBuilder(address("/_sim/messages?limit=100000")))) {
            var at = Instant.parse(message.path("acceptedAt").asText());
            var id =
                    UUID.fromString(message.at("/body/biz_opaque_callback_data").asText());
            if (arrivals.put(id, Duration.between(Instant.EPOCH, at).toNanos()) != null) {
                throw new RunFailure("The simulator accepted a message twice.");
            }
        }
        return arrivals;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(simulator.port(), path));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new RunFailure("The simulator answered %d.".formatted(answer.statusCode()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new RunFailure("The simulator did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
