package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.whatsapp.Pricing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing we learnt about a message that went out. */
public sealed interface Fact {

    /** When it happened. */
    Instant at();

    /** Meta took it. */
    record Accepted(Instant at) implements Fact {}

    /** It left for the phone. */
    record Dispatched(Instant at) implements Fact {}

    /** It reached the phone. */
    record Delivered(Instant at) implements Fact {}

    /** It was seen, or played. */
    record Read(Instant at) implements Fact {}

    /** Meta gave up, or never got it; then there is no error of Meta. */
    record Failed(Instant at, @Nullable MetaError error) implements Fact {}

    /** Our own rules stopped it. */
    record Refused(Instant at, Refusal refusal) implements Fact {}

    /** Nobody can say whether it went out. */
    record Unknown(Instant at, String reason) implements Fact {}

    /** What Meta charges for it. */
    record Priced(Instant at, Pricing pricing) implements Fact {}
}
