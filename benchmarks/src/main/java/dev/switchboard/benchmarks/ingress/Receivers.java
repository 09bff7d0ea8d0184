package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.load.SignedRequests;
import dev.switchboard.benchmarks.load.WebhookBodies;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.Settings;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.process.LoopbackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the broker and both receivers: same JVM options, same event loops, same producer settings, same broker. */
final class Receivers {

    static final String PATH = "/webhooks/whatsapp";
    static final String INGRESS = "webhook-ingress";

    private static final String BARE = "bare-webhook";
    private static final Topic BARE_TOPIC = new Topic(
            "benchmark.bare.v1",
            "Raw webhooks of the baseline.",
            "none",
            Duration.ofDays(1),
            true,
            List.of(BARE),
            List.of(),
            List.of());
    private static final int SIGNED_BODIES = 20_000;

    private final Workplace place;
    private final Path jar;
    private final List<String> jvmOptions;
    private final int eventLoops;
    private final int connections;
    private final String bootstrapServers;
    private final SignedRequests requests;

    Receivers(Workplace place, Path jar, List<String> jvmOptions, int eventLoops, int connections) {
        this.place = place;
        this.jar = jar;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.eventLoops = eventLoops;
        this.connections = connections;
        this.bootstrapServers = Keepers.kafka(place).bootstrapServers();
        this.requests = SignedRequests.prepare(SIGNED_BODIES, PATH, Settings.APP_SECRET, WebhookBodies::single);
        LocalTopics.create(
                bootstrapServers,
                Stream.concat(Topics.all().stream(), Stream.of(BARE_TOPIC)).toList());
    }

    Target bare() {
        var port = LoopbackPort.free();
        var arguments = new ArrayList<>(optionsOf(BARE));
        arguments.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareWebhook.class.getName(),
                "--port",
                Integer.toString(port),
                "--bootstrap-servers",
                bootstrapServers,
                "--topic",
                BARE_TOPIC.name(),
                "--app-secret",
                Settings.APP_SECRET,
                "--event-loops",
                Integer.toString(eventLoops)));
        var application = new Application(place.startJava(BARE, arguments, Map.of()), port);
        application.awaitReady();
        return new Target("bare", application, gcLog(BARE), requests, connections);
    }

    Target ingress() {
        return new Target("ingress", ingress(INGRESS), gcLog(INGRESS), requests, connections);
    }

    /** One more ingress, fresh, under a name of its own. */
    Application ingress(String name) {
        var settings = new HashMap<>(Settings.ingress(bootstrapServers, "100000000000001", "100000000000002"));
        settings.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", Integer.toString(eventLoops));
        return Application.start(place, name, jar, optionsOf(name), settings);
    }

    Path gcLog(String name) {
        return place.resolve(name + ".gc.log");
    }

    private List<String> optionsOf(String name) {
        return Stream.concat(jvmOptions.stream(), Stream.of(GcLog.option(gcLog(name))))
                .toList();
    }
}
