package dev.switchboard.consentservice.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Phones as people type them, turned into digits without +, as WhatsApp writes them. */
public final class Phones {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");
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

    /** The phone in all ways in which WhatsApp may write it; good for finding somebody, never for writing to them. */
    public static List<String> spellings(String waId) {
        return Stream.concat(
                        Stream.of(waId),
                        REWRITINGS.stream()
                                .map(rewriting -> {
                                    var matcher = rewriting.from().matcher(waId);
                                    return matcher.matches() ? matcher.replaceFirst(rewriting.to()) : waId;
                                })
                                .filter(spelling -> !spelling.equals(waId)))
                .toList();
    }
}
