package dev.switchboard.consentservice.capture;

import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message says about consent. */
sealed interface Meaning {

    /** Takes consent back. */
    record Stop(Set<ConsentCategory> categories, String locale, Evidence evidence) implements Meaning {
        public Stop {
            categories = Set.copyOf(categories);
        }
    }

    /** Gives consent; {@code byWord} when it may have to be asked back first. */
    record Start(Set<ConsentCategory> categories, String locale, Evidence evidence, boolean byWord) implements Meaning {
        public Start {
            categories = Set.copyOf(categories);
        }
    }

    /** A yes or no, of meaning only where we asked; {@code named} is the request that a button names. */
    record Answer(
            boolean agrees,
            String locale,
            Evidence evidence,
            @Nullable UUID named) implements Meaning {}
}
