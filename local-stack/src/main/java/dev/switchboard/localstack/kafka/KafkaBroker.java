package dev.switchboard.localstack.kafka;

import dev.switchboard.localstack.process.Keeper;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One Kafka node, broker and controller at once, on loopback: formats its directory at first and serves it until SIGTERM.
 *
 * <p>Topics are never created by a client's asking: a mistyped name shows at once.
 */
@Command(name = "kafka-broker")
final class KafkaBroker implements Callable<Integer> {

    private static final String CLUSTER_ID = "c3dpdGNoYm9hcmQtbG9jYQ";
    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    @Option(names = "--port", required = true, description = "Port for clients.")
    private int port;

    @Option(names = "--controller-port", required = true, description = "Port the node speaks to itself on.")
    private int controllerPort;

    @Mixin
    private final Keeper keeper = new Keeper();

    /** Starts the node. */
    public static void main(String[] args) {
        var status = new CommandLine(new KafkaBroker()).execute(args);
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        format();
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        keeper.keep(server::shutdown);
        return 0;
    }

    private void format() throws Exception {
        var directory = keeper.data().toString();
        new Formatter()
                .setClusterId(CLUSTER_ID)
                .setNodeId(NODE_ID)
                .setDirectories(List.of(directory))
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(CONTROLLER)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setHasDynamicQuorum(false)
                .setIgnoreFormatted(true)
                .run();
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        properties.setProperty("log.dirs", keeper.data().toString());
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("controller.listener.names", CONTROLLER);
        properties.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("offsets.topic.num.partitions", "3");
        properties.setProperty("transaction.state.log.num.partitions", "3");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "3");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        // The largest record of any topic; each topic has a limit of its own.
        properties.setProperty("message.max.bytes", "8388608");
        properties.setProperty("replica.fetch.max.bytes", "8388608");
        return properties;
    }
}
