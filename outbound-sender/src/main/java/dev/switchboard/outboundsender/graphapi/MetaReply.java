package dev.switchboard.outboundsender.graphapi;

import java.util.Objects;

/** What Meta's management API answered. */
public sealed interface MetaReply<T> {

    /** What was asked for. */
    record Told<T>(T value) implements MetaReply<T> {
        public Told {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * No answer to use.
     *
     * @param outcome why, by the error catalogue; never {@code Accepted}. Only {@code Unknown} leaves open whether a change was
     *     made
     */
    record No<T>(SendOutcome outcome) implements MetaReply<T> {
        public No {
            Objects.requireNonNull(outcome, "outcome");
        }
    }
}
