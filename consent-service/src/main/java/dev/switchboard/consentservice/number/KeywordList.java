package dev.switchboard.consentservice.number;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words and texts of one language on one number.
 *
 * @param optOut words that take consent back
 * @param optIn words that give it
 * @param yes agreement, counted only as an answer to our question
 * @param no refusal, the same
 * @param categories what opt-out and opt-in are about
 * @param optOutConfirmation what a customer is told who said stop; null says nothing
 * @param optInConfirmation what a customer is told who agreed
 * @param question how a double opt-in asks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeywordList(
        List<String> optOut,
        List<String> optIn,
        List<String> yes,
        List<String> no,
        Set<ConsentCategory> categories,
        @Nullable String optOutConfirmation,
        @Nullable String optInConfirmation,
        @Nullable String question) {

    /** What a stop is about, unless told otherwise: everything that a business starts. */
    public static final Set<ConsentCategory> BUSINESS_INITIATED =
            Set.of(ConsentCategory.MARKETING, ConsentCategory.UTILITY, ConsentCategory.AUTHENTICATION);

    public KeywordList {
        optOut = optOut == null ? List.of() : List.copyOf(optOut);
        optIn = optIn == null ? List.of() : List.copyOf(optIn);
        yes = yes == null ? List.of() : List.copyOf(yes);
        no = no == null ? List.of() : List.copyOf(no);
        categories = categories == null || categories.isEmpty() ? BUSINESS_INITIATED : Set.copyOf(categories);
    }

    /** Whether customers can say stop in this language and are told that it worked. */
    public boolean complete() {
        return !optOut.isEmpty() && optOutConfirmation != null;
    }

    /** A list and its version; 0 for the words that every number starts with. */
    public record Versioned(String locale, int version, KeywordList list) {}
}
