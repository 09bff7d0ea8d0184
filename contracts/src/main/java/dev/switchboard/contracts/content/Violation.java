package dev.switchboard.contracts.content;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One limit of WhatsApp that a message breaks. Holds sizes and places, never what was written.
 *
 * @param field path in our own JSON, such as {@code sections[0].rows[2].title}
 * @param rule what kind of limit
 * @param limit what WhatsApp takes at most or at least, where the limit is a number
 * @param actual what the message has, in the same unit
 * @param sentence the same for a person
 */
public record Violation(
        String field,
        Rule rule,
        @Nullable Integer limit,
        @Nullable Integer actual,
        String sentence) {

    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Stable, for programs: the rule in snake_case. */
    public String code() {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    /** The kinds of limits. */
    public enum Rule {
        /** Needed and absent, or blank. */
        MISSING,
        /** More characters than WhatsApp takes. */
        TOO_LONG,
        /** Fewer items than WhatsApp takes. */
        TOO_FEW,
        /** More items than WhatsApp takes. */
        TOO_MANY,
        /** A number outside its range. */
        OUT_OF_RANGE,
        /** The same as another that it must differ from. */
        DUPLICATE,
        /** Written in a way WhatsApp does not take. */
        MALFORMED,
        /** WhatsApp has no place for it here. */
        NOT_ALLOWED,
        /** It does not go together with the rest of the message. */
        CONFLICTING
    }
}
