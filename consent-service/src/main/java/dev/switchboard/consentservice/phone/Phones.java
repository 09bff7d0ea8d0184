package dev.switchboard.consentservice.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phones as people type them, turned into digits without +, as WhatsApp writes them. */
public final class Phones {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");
    private static final int LONGEST = 40;

    private Phones() {}

    /**
     * A phone as WhatsApp writes it; empty when it can be nobody's.
     *
     * @param region ISO 3166 code of the country whose national numbers may come without country code; null when all
     *     have one, with or without +
     */
    public static Optional<String> waId(String typed, @Nullable String region) {
        var trimmed = typed.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        var international = region == null && !trimmed.startsWith("+") ? "+" + trimmed : trimmed;
        try {
            var number = LIBRARY.parse(international, region);
            return LIBRARY.isPossibleNumber(number)
                    ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164).substring(1))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /** Whether national numbers of this country can be read. */
    public static boolean knowsRegion(String region) {
        return LIBRARY.getSupportedRegions().contains(region);
    }

    /** Whether these are digits as WhatsApp writes phones. */
    public static boolean isWaId(String digits) {
        return DIGITS.matcher(digits).matches();
    }
}
