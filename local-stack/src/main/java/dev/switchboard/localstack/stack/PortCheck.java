package dev.switchboard.localstack.stack;

import dev.switchboard.localstack.process.LoopbackPort;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out, before anything starts, that somebody else has a port that a part needs. */
final class PortCheck {

    private PortCheck() {}

    /**
     * Passes when every port of these parts, none of which runs, is free.
     *
     * @throws StackFailure naming each port that is not, and who needs it
     */
    static void of(List<Part> parts) {
        var taken = parts.stream()
                .flatMap(part -> part.ports().stream()
                        .filter(LoopbackPort::taken)
                        .map(port -> "port %d, which %s needs".formatted(port, part.name())))
                .collect(Collectors.joining("; "));
        if (!taken.isEmpty()) {
            throw new StackFailure("Another program holds %s: stop it, or set %s to move all of ours."
                    .formatted(taken, Place.OFFSET_VARIABLE));
        }
    }
}
