package dev.switchboard.consentservice.number;

import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Payloads that mean something on every number: {@code switchboard:optout:marketing}, {@code switchboard:optin:all}. */
final class BuiltInPayloads {

    private static final Pattern PAYLOAD =
            Pattern.compile("switchboard:(optout|optin):(marketing|utility|authentication|all)");

    private BuiltInPayloads() {}

    static Optional<NumberSettings.Rule> read(String payload) {
        var matcher = PAYLOAD.matcher(payload);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var about = matcher.group(2);
        var categories = about.equals("all")
                ? KeywordList.BUSINESS_INITIATED
                : Set.of(ConsentCategory.valueOf(about.toUpperCase(Locale.ROOT)));
        return Optional.of(new NumberSettings.Rule(payload, matcher.group(1).equals("optout"), categories, null, null));
    }
}
