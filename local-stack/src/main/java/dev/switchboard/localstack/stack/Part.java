package dev.switchboard.localstack.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One process of the stack.
 *
 * @param name what it is called in files and on the terminal
 * @param ports what it listens on; the first is the one to talk to
 * @param address where somebody would find it
 * @param artifact what is run; built anew, the process is out of date
 * @param command the whole command line
 * @param environment added to this program's own
 * @param readiness how one sees that it is ready
 */
record Part(
        String name,
        List<Integer> ports,
        String address,
        Path artifact,
        List<String> command,
        Map<String, String> environment,
        Readiness readiness) {

    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";
    static final String OBJECT_STORE = "object-store";

    static Part kafka(Place place, JavaCommand java) {
        return keeper(
                place,
                KAFKA,
                List.of(place.port(Ports.KAFKA), place.port(Ports.KAFKA_CONTROLLER)),
                java.keeper(
                        "dev.switchboard.localstack.kafka.KafkaBroker",
                        "-Xmx384m",
                        "--port=" + place.port(Ports.KAFKA),
                        "--controller-port=" + place.port(Ports.KAFKA_CONTROLLER)),
                java);
    }

    static Part postgres(Place place, JavaCommand java) {
        return keeper(
                place,
                POSTGRES,
                List.of(place.port(Ports.POSTGRES)),
                java.keeper(
                        "dev.switchboard.localstack.postgres.PostgresKeeper",
                        "-Xmx64m",
                        "--port=" + place.port(Ports.POSTGRES),
                        "--durable"),
                java);
    }

    static Part objectStore(Place place, JavaCommand java) {
        return keeper(
                place,
                OBJECT_STORE,
                List.of(place.port(Ports.OBJECT_STORE)),
                java.keeper(
                        "dev.switchboard.localstack.objects.ObjectStoreKeeper",
                        "-Xmx96m",
                        "--port=" + place.port(Ports.OBJECT_STORE),
                        "--bucket=" + Service.MEDIA_BUCKET),
                java);
    }

    static Part service(Place place, Service service, JavaCommand java) {
        var jar = place.root().resolve(service.name()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackFailure("%s is not built: %s is missing.".formatted(service.name(), place.shown(jar)));
        }
        return new Part(
                service.name(),
                List.of(place.port(service.port())),
                place.http(service.port()),
                jar,
                java.service(jar),
                service.environment(place),
                readiness(place, service));
    }

    static Readiness readiness(Place place, Service service) {
        return new Readiness.Http(place.http(service.port()) + "/q/health");
    }

    private static Part keeper(Place place, String name, List<Integer> ports, List<String> base, JavaCommand java) {
        var readyFile = place.run().resolve(name + ".ready");
        var command = new ArrayList<>(base);
        command.add("--data=" + place.data(name));
        command.add("--ready-file=" + readyFile);
        return new Part(
                name,
                ports,
                "127.0.0.1:" + ports.getFirst(),
                java.ownClasses(),
                command,
                Map.of(),
                new Readiness.ReadyFile(readyFile));
    }
}
