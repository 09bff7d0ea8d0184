package dev.switchboard.outboundsender.campaign;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a row of an audience names. */
final class Phones {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern WA_ID = Pattern.compile("[1-9][0-9]{6,14}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}(\\.ENT)?\\.[A-Za-z0-9]{1,128}");
    private static final int LONGEST = 40;

    private Phones() {}

    /**
     * A phone as people type it, in digits without +; empty when it can be nobody's.
     *
     * @param region ISO 3166 code of the country whose numbers may come without country code; null when all have one
     */
    static Optional<String> waId(String typed, @Nullable String region) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var international = region == null && !typed.startsWith("+") ? "+" + typed : typed;
        try {
            var number = LIBRARY.parse(international, region);
            return LIBRARY.isPossibleNumber(number)
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164).substring(1))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    static boolean knowsRegion(String region) {
        return LIBRARY.getSupportedRegions().contains(region);
    }

    /** Whether these are digits as WhatsApp writes phones. */
    static boolean isWaId(String digits) {
        return WA_ID.matcher(digits).matches();
    }

    /** Whether this is written as Meta's business-scoped user ids are. */
    static boolean isUserId(String id) {
        return USER_ID.matcher(id).matches();
    }
}
