package dev.switchboard.simulator.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Business-scoped user ids: a country code, a dot and up to 128 letters or digits. */
final class UserIds {

    /** Longest prefix first. */
    private static final List<Map.Entry<String, String>> COUNTRIES = List.of(
            Map.entry("351", "PT"),
            Map.entry("353", "IE"),
            Map.entry("1", "US"),
            Map.entry("31", "NL"),
            Map.entry("33", "FR"),
            Map.entry("34", "ES"),
            Map.entry("39", "IT"),
            Map.entry("44", "GB"),
            Map.entry("49", "DE"),
            Map.entry("52", "MX"),
            Map.entry("54", "AR"),
            Map.entry("55", "BR"),
            Map.entry("57", "CO"),
            Map.entry("62", "ID"),
            Map.entry("91", "IN"));

    private UserIds() {}

    /** The id of the person with that phone: always the same one, and the phone cannot be read from it. */
    static String forPhone(String phone) {
        var country = COUNTRIES.stream()
                .filter(entry -> phone.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("US");
        var bits = UUID.nameUUIDFromBytes(phone.getBytes(StandardCharsets.US_ASCII))
                .getMostSignificantBits();
        return country + "." + (10_000_000_000_000_000L + Math.floorMod(bits, 89_999_999_999_999_999L));
    }
}
