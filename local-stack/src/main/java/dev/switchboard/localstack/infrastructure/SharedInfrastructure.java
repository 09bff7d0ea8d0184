package dev.switchboard.localstack.infrastructure;

/** Chooses the infrastructure once, at first use. */
final class SharedInfrastructure {

    static final Infrastructure INSTANCE = choose(System.getProperty("infra", "embedded"));

    private SharedInfrastructure() {}

    static Infrastructure choose(String kind) {
        return switch (kind) {
            case "embedded" -> new EmbeddedInfrastructure();
            case "containers" -> ContainerInfrastructure.connect();
            default -> throw new IllegalArgumentException("-Dinfra is embedded or containers, not " + kind);
        };
    }
}
