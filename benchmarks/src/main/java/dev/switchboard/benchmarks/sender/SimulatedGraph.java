package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Child;
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
import java.util.regex.Pattern;

/** The simulator in Meta's place, with Meta's own limits on: it refuses what a number sends faster than it may. It tells no statuses. */
final class SimulatedGraph implements Counter {

    /** A number that may send 1,000 messages a second, to warm up with. */
    static final String WARM = "100000000000001";

    /** A number that may send 80 messages a second. */
    static final String AT_80 = "100000000000002";

    /** A number that may send 1,000 messages a second. */
    static final String AT_1000 = "100000000000003";

    private static final String TOKEN = "benchmark";
    private static final int MOST = 100_000;
    private static final Pattern ACCEPTED =
            Pattern.compile("switchboard_simulator_calls_total\\{outcome=\"accepted\"\\} (\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Application simulator;

    SimulatedGraph(Workplace place, Path jar) {
        simulator = Application.start(
                place,
                "simulator",
                jar,
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                Map.of(
                        "SWITCHBOARD_SIMULATOR_NUMBERS_2__ID", AT_1000,
                        "SWITCHBOARD_SIMULATOR_NUMBERS_2__DISPLAY_PHONE_NUMBER", "15550000003",
                        "SWITCHBOARD_SIMULATOR_CALLBACK_URL", "http://127.0.0.1:9/webhooks",
                        "SWITCHBOARD_SIMULATOR_APP_SECRET", "secret-of-a-benchmark",
                        "SWITCHBOARD_SIMULATOR_VERIFY_TOKEN", "benchmark",
                        "SWITCHBOARD_SIMULATOR_ACCESS_TOKEN", TOKEN,
                        "SWITCHBOARD_SIMULATOR_WINDOW_CHECK", "off"));
        control("/_sim/scripts", "{\"script\":\"never\"}");
        control("/_sim/account", "{\"tier\":\"TIER_UNLIMITED\"}");
        control("/_sim/numbers/" + WARM, "{\"throughput\":\"HIGH\"}");
        control("/_sim/numbers/" + AT_1000, "{\"throughput\":\"HIGH\"}");
        control("/_sim/clock", "{\"advance\":\"PT2M\"}"); // a number that is raised takes nothing for a minute
    }

    Child process() {
        return simulator.process();
    }

    String baseUrl() {
        return address("").toString();
    }

    @Override
    public long calls() {
        var metrics = ACCEPTED.matcher(text(HttpRequest.newBuilder(address("/q/metrics"))));
        // Nothing is counted before the first call.
        return metrics.find() ? Math.round(Double.parseDouble(metrics.group(1))) : 0;
    }

    /** On the simulator's clock. */
    @Override
    public Map<UUID, Long> arrivals(String phoneNumberId) {
        var arrivals = new HashMap<UUID, Long>();
        for (var message : messages(phoneNumberId)) {
            var at = Instant.parse(message.path("acceptedAt").asText());
            var id =
                    UUID.fromString(message.at("/body/biz_opaque_callback_data").asText());
            if (arrivals.put(id, Duration.between(Instant.EPOCH, at).toNanos()) != null) {
                throw new RunFailure("The simulator accepted a message twice.");
            }
        }
        return arrivals;
    }

    private JsonNode messages(String phoneNumberId) {
        try {
            var messages = JSON.readTree(text(HttpRequest.newBuilder(
                    address("/_sim/messages?limit=%d&phoneNumberId=%s".formatted(MOST, phoneNumberId)))));
            if (messages.size() == MOST) {
                throw new RunFailure("More messages came than the simulator tells: watch for fewer seconds.");
            }
            return messages;
        } catch (JsonProcessingException e) {
            throw new RunFailure("The simulator did not tell its messages.", e);
        }
    }

    private void control(String path, String body) {
        text(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(simulator.port(), path));
    }

    private String text(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new RunFailure("The simulator answered %d.".formatted(answer.statusCode()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new RunFailure("The simulator did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
