package dev.switchboard.consentservice.number;

import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.Set;

/**
 * A keyword that a message was.
 *
 * @param keyword as the list has it
 * @param version of the list
 * @param categories what it is about
 */
public record Heard(Kind kind, String keyword, String locale, int version, Set<ConsentCategory> categories) {

    public Heard {
        categories = Set.copyOf(categories);
    }

    /** What a word means; of several meanings the first counts. */
    public enum Kind {
        /** Takes consent back. */
        OPT_OUT,
        /** Refuses what we asked for. */
        NO,
        /** Agrees to what we asked for. */
        YES,
        /** Gives consent. */
        OPT_IN
    }
}
