package dev.switchboard.contracts;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Phones that WhatsApp writes in two ways: mobiles in Brazil with and without the ninth digit, in Mexico with and without
 * 1, in Argentina with and without 9 after the country. Good for finding somebody, never for writing to them: an answer
 * goes to exactly the id that they wrote from.
 */
public final class PhoneSpellings {

    private static final List<Rewriting> REWRITINGS = List.of(
            new Rewriting("55(?<area>\\d{2})(?<rest>[6-9]\\d{7})", "55${area}9${rest}"),
            new Rewriting("55(?<area>\\d{2})9(?<rest>[6-9]\\d{7})", "55${area}${rest}"),
            new Rewriting("52(?<rest>\\d{10})", "521${rest}"),
            new Rewriting("521(?<rest>\\d{10})", "52${rest}"),
            new Rewriting("54(?<rest>\\d{10})", "549${rest}"),
            new Rewriting("549(?<rest>\\d{10})", "54${rest}"));

    private PhoneSpellings() {}

    /** All ways of writing a phone, the given one first; no others for most. */
    public static List<String> of(String phone) {
        return Stream.concat(Stream.of(phone), others(phone).stream()).toList();
    }

    /** The other ways of writing a phone; none for most. */
    public static List<String> others(String phone) {
        return REWRITINGS.stream()
                .map(rewriting -> rewriting.apply(phone))
                .filter(written -> !written.equals(phone))
                .toList();
    }

    private record Rewriting(Pattern from, String to) {

        Rewriting(String from, String to) {
            this(Pattern.compile(from), to);
        }

        /** The phone as it is, where this way of writing is not its. */
        String apply(String phone) {
            var matcher = from.matcher(phone);
            return matcher.matches() ? matcher.replaceFirst(to) : phone;
        }
    }
}
