package dev.switchboard.localstack.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one local stack lives: its files, and its ports.
 *
 * @param root the checkout
 * @param local state, logs and data
 * @param portOffset added to every port, so that two stacks can run beside each other
 */
public record Place(Path root, Path local, int portOffset) {

    /** Name of the variable that moves every port, and with them the files, out of another stack's way. */
    static final String OFFSET_VARIABLE = "SWITCHBOARD_PORT_OFFSET";

    /** The place of the checkout {@code root}, as the environment has it. */
    public static Place in(Path root, Map<String, String> environment) {
        var given = environment.getOrDefault(OFFSET_VARIABLE, "0");
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65535 - Ports.KAFKA_CONTROLLER) {
            throw new StackFailure("%s is a number from 0 to %d, not \"%s\"."
                    .formatted(OFFSET_VARIABLE, 65535 - Ports.KAFKA_CONTROLLER, given));
        }
        var offset = Integer.parseInt(given);
        var local = root.resolve(".local");
        return new Place(root, offset == 0 ? local : local.resolve("offset-" + offset), offset);
    }

    /** The port that a part with this number in the design listens on here. */
    public int port(int designed) {
        return designed + portOffset;
    }

    /** The address of an HTTP part. */
    public String http(int designedPort) {
        return "http://127.0.0.1:" + port(designedPort);
    }

    /** The address that Kafka's clients begin with. */
    public String kafka() {
        return "127.0.0.1:" + port(Ports.KAFKA);
    }

    /** The PostgreSQL server, without a database. */
    String postgres() {
        return "jdbc:postgresql://127.0.0.1:%d/".formatted(port(Ports.POSTGRES));
    }

    /** Where process ids and ready files are. */
    Path run() {
        return local.resolve("run");
    }

    /** The log of a part. */
    public Path log(String part) {
        return local.resolve("logs").resolve(part + ".log");
    }

    /** The data of a part. */
    Path data(String part) {
        return local.resolve(part);
    }

    /** A path as a person in the checkout would type it. */
    public Path shown(Path path) {
        return root.relativize(path);
    }
}
