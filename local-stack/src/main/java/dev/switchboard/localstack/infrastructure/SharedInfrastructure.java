package dev.switchboard.localstack.infrastructure;

import org.jspecify.annotations.Nullable;

/** Chooses the infrastructure once, at first use. */
final class SharedInfrastructure {

    private static @Nullable Infrastructure chosen;

    private SharedInfrastructure() {}

    static synchronized Infrastructure get() {
        var known = chosen;
        if (known != null) {
            return known;
        }
        var first = choose(System.getProperty("infra", "embedded"));
        chosen = first;
        return first;
    }

    static Infrastructure choose(String kind) {
        return switch (kind) {
            case "embedded" -> new EmbeddedInfrastructure();
            case "containers" -> ContainerInfrastructure.connect();
            default -> throw new IllegalArgumentException("-Dinfra is embedded or containers, not " + kind);
        };
    }
}
