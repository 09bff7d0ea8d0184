package dev.switchboard.consentservice.number;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a number understands as consent, apart from words.
 *
 * @param businessName who asks, as wordings name it
 * @param defaultLocale language of texts where the customer's has none
 * @param doubleOptIn whether a word that opts in is asked back before it counts
 * @param questionValidFor how long an answer counts
 * @param buttons payloads that mean something
 * @param flows fields that mean something when they are true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumberSettings(
        @Nullable String businessName,
        String defaultLocale,
        boolean doubleOptIn,
        Duration questionValidFor,
        List<Rule> buttons,
        List<Rule> flows) {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    public NumberSettings {
        defaultLocale = defaultLocale == null ? "en" : defaultLocale;
        questionValidFor = questionValidFor == null ? TWO_DAYS : questionValidFor;
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
        flows = flows == null ? List.of() : List.copyOf(flows);
    }

    /** Of a number that nobody set up. */
    public static NumberSettings initial() {
        return new NumberSettings(null, "en", false, TWO_DAYS, List.of(), List.of());
    }

    /**
     * One meaning.
     *
     * @param name payload of a button, or field of a flow
     * @param optOut true takes consent back, false gives it
     * @param wording what is shown with it; null where it takes consent back, and for a built-in payload
     * @param locale language of the wording
     */
    public record Rule(
            String name,
            boolean optOut,
            Set<ConsentCategory> categories,
            Evidence.@Nullable Wording wording,
            @Nullable String locale) {
        public Rule {
            categories = Set.copyOf(categories);
        }
    }

    /** Settings, their version, and whether words act. */
    public record Versioned(int version, boolean active, NumberSettings settings) {}
}
