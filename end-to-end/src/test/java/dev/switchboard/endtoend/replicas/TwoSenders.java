package dev.switchboard.endtoend.replicas;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.infrastructure.Infrastructure;
import dev.switchboard.localstack.kafka.LocalTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two senders on one database and one Kafka, the simulator as Meta, and the real ingress between the simulator's statuses and the
 * topic of statuses. Members of groups that die are missed after seconds, leases are short, and pairs are not slowed down.
 */
final class TwoSenders implements AutoCloseable {

    static final String NUMBER = "100000000000001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNSETTLED =
            Pattern.compile("(?m)^switchboard_outbound_unknown_unsettled(?:\\{[^}]*})? ([0-9.E+]+)$");
    private static final String SECRET = "replicas-app-secret";
    private static final String TOKEN = "replicas-access-token";

    private final String kafka = Infrastructure.shared().kafkaBootstrap();
    private final Program simulator;
    private final Program ingress;
    private final List<Program> senders;

    TwoSenders() {
        LocalTopics.create(kafka, Topics.all());
        ingress = new Program(
                "webhook-ingress",
                "webhook-ingress",
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", kafka,
                        "SWITCHBOARD_WEBHOOK_APP_SECRETS", SECRET,
                        "SWITCHBOARD_WEBHOOK_VERIFY_TOKEN", "replicas-verify-token",
                        "SWITCHBOARD_WEBHOOK_CONVERSATION_KEY_SECRET", "replicas-conversation-key-secret",
                        "SWITCHBOARD_WEBHOOK_PHONE_NUMBER_IDS", NUMBER));
        simulator = new Program(
                "simulator",
                "simulator",
                Map.of(
                        "SWITCHBOARD_SIMULATOR_CALLBACK_URL",
                        ingress.address() + "/webhooks/whatsapp",
                        "SWITCHBOARD_SIMULATOR_APP_SECRET",
                        SECRET,
                        "SWITCHBOARD_SIMULATOR_VERIFY_TOKEN",
                        "replicas-verify-token",
                        "SWITCHBOARD_SIMULATOR_ACCESS_TOKEN",
                        TOKEN,
                        "SWITCHBOARD_SIMULATOR_WINDOW_CHECK",
                        "off",
                        "SWITCHBOARD_SIMULATOR_LIMITS",
                        "false"));
        var settings = senderSettings();
        senders = Stream.of("sender-1", "sender-2")
                .map(name -> new Program(name, "outbound-sender", settings))
                .toList();
    }

    private Map<String, String> senderSettings() {
        var database = Infrastructure.shared().createDatabase("two_senders");
        var settings = new HashMap<String, String>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        settings.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000");
        settings.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_HEARTBEAT_INTERVAL_MS", "1500");
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("SWITCHBOARD_GRAPH_API_BASE_URL", simulator.address());
        settings.put("SWITCHBOARD_GRAPH_API_VERSION", "v25.0");
        settings.put("SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", TOKEN);
        settings.put("SWITCHBOARD_GRAPH_API_TIMEOUT", "4s");
        settings.put("SWITCHBOARD_MIRROR_WABA_IDS", "200000000000001");
        settings.put("SWITCHBOARD_DISPATCH_LEASE_MARGIN", "2s");
        settings.put("SWITCHBOARD_DISPATCH_UNSETTLED_AFTER", "20s");
        settings.put("SWITCHBOARD_PACE_PAIR_BURST", "100000");
        return settings;
    }

    /** Starts everything; returns when both senders are ready. */
    void start() {
        simulator.start();
        ingress.start();
        senders.forEach(Program::start);
        Stream.concat(Stream.of(simulator, ingress), senders.stream())
                .forEach(program -> await().atMost(Duration.ofMinutes(2)).until(program::isReady));
    }

    String kafka() {
        return kafka;
    }

    Program sender(int index) {
        return senders.get(index);
    }

    /** Our ids of the messages that Meta accepted, in the order in which they came in. */
    List<UUID> seenByMeta() {
        var seen = new ArrayList<UUID>();
        for (var message : read(simulator.get("/_sim/messages?limit=100000"))) {
            seen.add(
                    UUID.fromString(message.at("/body/biz_opaque_callback_data").asText()));
        }
        return seen;
    }

    /** Meta is too busy for the next calls, whoever makes them: it did nothing, and they may come again. */
    void turnAway(int calls) {
        simulator.post("/_sim/faults", """
                {"kind": "http-error", "httpStatus": 503, "code": 131016, "count": %d}""".formatted(calls));
    }

    /** Whether as many calls were made. */
    boolean hasTurnedAllAway() {
        return read(simulator.get("/_sim/faults")).isEmpty();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Messages that a sender counts as too long unknown to be settled any more. */
    long unsettled() {
        var matcher = UNSETTLED.matcher(sender(0).get("/q/metrics"));
        return matcher.find() ? (long) Double.parseDouble(matcher.group(1)) : -1;
    }

    /** A person looks into a message that nothing settled, and finds that it never went out. */
    void findNotSent(UUID messageId) {
        sender(0).post("/api/v1/messages/%s/settlement".formatted(messageId), """
                {"outcome": "not_sent", "by": "ana"}""");
    }

    @Override
    public void close() {
        senders.forEach(Program::close);
        simulator.close();
        ingress.close();
    }
}
