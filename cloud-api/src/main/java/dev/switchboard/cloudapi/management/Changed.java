package dev.switchboard.cloudapi.management;

import java.util.Optional;

/** Meta's answer to a change that has no id of its own. */
public record Changed() {

    /** Reads the answer; empty when Meta does not say that it was done. */
    public static Optional<Changed> read(byte[] body) {
        return ManagementJson.tree(body).path("success").asBoolean(false)
                ? Optional.of(new Changed())
                : Optional.empty();
    }
}
