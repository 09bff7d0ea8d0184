package dev.switchboard.outboundsender.gate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the gate says about one message at one moment. */
public sealed interface Decision {

    /** It may leave now. */
    record Allow(String code, String explanation, List<String> evidence) implements Decision {
        public Allow {
            Objects.requireNonNull(code, "code");
            evidence = List.copyOf(evidence);
        }
    }

    /** Nothing allows it yet, but news may be on the way: ask again. */
    record Wait(Duration askAgainAfter) implements Decision {}

    /**
     * It must not leave.
     *
     * @param code stable, e.g. {@code window_closed}
     * @param explanation the same in plain words
     * @param unblockedBy what would allow it
     * @param evidence ids of what the decision rests on
     */
    record Refuse(String code, String explanation, String unblockedBy, List<String> evidence) implements Decision {
        public Refuse {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(unblockedBy, "unblockedBy");
            evidence = List.copyOf(evidence);
        }
    }
}
