package dev.switchboard.outboundsender.campaign;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a row of an audience names. */
final class Phones {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern WA_ID = Pattern.compile("[1-9][0-9]{6,14}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}(\\.ENT)?\\.[A-Za-z0-9]{1,128}");
    private static final int LONGEST = 40;

    /** Mobiles that WhatsApp writes in two ways: Brazil's ninth digit, Mexico's 1, Argentina's 9. */
    private static final List<Rewriting> REWRITINGS = List.of(
            new Rewriting(Pattern.compile("55(\\d{2})([6-9]\\d{7})"), "55$19$2"),
            new Rewriting(Pattern.compile("55(\\d{2})9([6-9]\\d{7})"), "55$1$2"),
            new Rewriting(Pattern.compile("52(\\d{10})"), "521$1"),
            new Rewriting(Pattern.compile("521(\\d{10})"), "52$1"),
            new Rewriting(Pattern.compile("54(\\d{10})"), "549$1"),
            new Rewriting(Pattern.compile("549(\\d{10})"), "54$1"));

    private record Rewriting(Pattern from, String to) {}

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

    /** The phone in all ways in which WhatsApp may write it; good for finding somebody, never for writing to them. */
    static Set<String> spellings(String waId) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(waId);
        for (var rewriting : REWRITINGS) {
            var matcher = rewriting.from().matcher(waId);
            if (matcher.matches()) {
                spellings.add(matcher.replaceFirst(rewriting.to()));
            }
        }
        return spellings;
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
