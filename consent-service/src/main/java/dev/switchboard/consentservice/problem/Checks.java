package dev.switchboard.consentservice.problem;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests must hold to; each method answers the value, or throws the problem of its field. */
public final class Checks {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private Checks() {}

    /** A value that must be there. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemCode.INVALID_REQUEST.because(field, "is required");
        }
        return value;
    }

    /** Words that must be there, up to a length. */
    public static String words(String field, @Nullable String value, int longest) {
        var words = required(field, value).strip();
        if (words.isEmpty()) {
            throw ProblemCode.INVALID_REQUEST.because(field, "is required");
        }
        return shorter(field, words, longest);
    }

    /** Words that may be absent, up to a length. */
    public static @Nullable String wordsOrNull(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : shorter(field, value.strip(), longest);
    }

    /** Words that outlive the person whom they are about: they must not hold that person's phone, however it is written. */
    public static void withoutPhone(String field, @Nullable String words, @Nullable PersonalDetail waId) {
        if (words == null || waId == null) {
            return;
        }
        var digits = NO_DIGITS.matcher(words).replaceAll("");
        if (PhoneSpellings.of(waId.value()).stream().anyMatch(digits::contains)) {
            throw ProblemCode.INVALID_REQUEST.because(field, "must not hold the customer's phone: it is kept for good");
        }
    }

    /** Meta's id of a business number. */
    public static String phoneNumberId(@Nullable String value) {
        var id = words("phoneNumberId", value, 32);
        if (!NUMBER.matcher(id).matches()) {
            throw ProblemCode.INVALID_REQUEST.because("phoneNumberId", "must be Meta's id of a number, digits");
        }
        return id;
    }

    /** A language, as BCP 47 writes it. */
    public static String locale(String field, @Nullable String value) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(words(field, value, 35).replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException _) {
            throw ProblemCode.INVALID_REQUEST.because(field, "must be a language such as pt or pt-BR");
        }
    }

    /** What a consent is about. */
    public static ConsentCategory category(String field, @Nullable String value) {
        try {
            var category = ConsentCategory.valueOf(words(field, value, 32).toUpperCase(Locale.ROOT));
            if (category != ConsentCategory.OTHER) {
                return category;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw ProblemCode.INVALID_REQUEST.because(field, "must be MARKETING, UTILITY, AUTHENTICATION or SERVICE");
    }

    /** Several of them, at least one; SERVICE is nothing to consent to. */
    public static Set<ConsentCategory> categories(String field, @Nullable List<String> values) {
        var found = EnumSet.noneOf(ConsentCategory.class);
        required(field, values).forEach(value -> found.add(category(field, value)));
        if (found.isEmpty()) {
            throw ProblemCode.INVALID_REQUEST.because(field, "must not be empty");
        }
        if (found.contains(ConsentCategory.SERVICE)) {
            throw ProblemCode.INVALID_REQUEST.because(
                    field, "must not hold SERVICE: who writes first is answered, whatever they consented to");
        }
        return found;
    }

    /** One of our ids. */
    public static UUID id(@Nullable String value, ProblemCode unknown) {
        try {
            return UUID.fromString(value == null ? "" : value);
        } catch (IllegalArgumentException _) {
            throw unknown.because("nothing has this id");
        }
    }

    private static String shorter(String field, String value, int longest) {
        if (value.length() > longest) {
            throw ProblemCode.INVALID_REQUEST.because(
                    field, "must not have more than %d characters".formatted(longest));
        }
        return value;
    }
}
