package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.contracts.MetaError;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one call to Meta came to. "Did it go out?" has three answers, and only some of the noes may be tried again. */
public sealed interface SendOutcome {

    /** Meta's word for a message that it has and keeps. */
    String HELD = "held_for_quality_assessment";

    /** Stable code, for rows, metrics and logs. */
    String reason();

    /**
     * Meta took the message; its delivery is told later by statuses.
     *
     * @param held whether Meta keeps it until the quality of its template is judged; it may still be dropped
     */
    record Accepted(String wamid, boolean held) implements SendOutcome {
        public Accepted {
            Objects.requireNonNull(wamid, "wamid");
        }

        /** One that goes on at once. */
        public Accepted(String wamid) {
            this(wamid, false);
        }

        @Override
        public String reason() {
            return held ? HELD : "accepted";
        }

        /** Leaves the id out: old ones hold the phone number. */
        @Override
        public String toString() {
            return "Accepted[]";
        }
    }

    /**
     * Meta did not take the message because we are too fast; it never counts as a failure.
     *
     * @param scope what has to slow down
     * @param retryAfter how long, where Meta says so
     */
    record Throttled(Scope scope, int code, @Nullable Duration retryAfter) implements SendOutcome {
        @Override
        public String reason() {
            return reasonOf(code);
        }
    }

    /** The message provably did not go out, and may on another try. */
    record NotSent(String reason, MetaError error) implements SendOutcome {}

    /** Meta takes nothing from this number or account until a person mends something; the message waits. */
    record Barred(Scope scope, MetaError error) implements SendOutcome {
        @Override
        public String reason() {
            return reasonOf(error.code());
        }
    }

    /** Meta refused this message and will refuse it again. */
    record Rejected(MetaError error) implements SendOutcome {
        @Override
        public String reason() {
            return reasonOf(error.code());
        }
    }

    /** No answer we can trust: the message may have gone out. Never to be tried again. */
    record Unknown(String reason) implements SendOutcome {}

    /** How far a trouble reaches. */
    enum Scope {
        /** One customer and one number. */
        CONVERSATION,
        /** What a business number sends without being asked; its answers in open windows go on. */
        INITIATED,
        /** Everything a business number sends. */
        NUMBER,
        /** Everything this sender sends. */
        SENDER
    }

    private static String reasonOf(int code) {
        return "meta_" + code;
    }
}
