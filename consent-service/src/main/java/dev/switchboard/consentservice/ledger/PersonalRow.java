package dev.switchboard.consentservice.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is personal of an entry, beside it: the entry holds only a salted hash, so that this can be erased. */
record PersonalRow(
        UUID eventId,
        String salt,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String textHash) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static PersonalRow of(UUID eventId, Evidence.Personal personal) {
        var random = new byte[SALT_BYTES];
        RANDOM.nextBytes(random);
        var salt = HexFormat.of().formatHex(random);
        var text = personal.text();
        var textHash = text == null
                ? null
                : new Canonical("customer-text-1").with(salt).with(text).hash();
        return new PersonalRow(eventId, salt, personal.ip(), personal.userAgent(), textHash);
    }

    String hash() {
        return new Canonical("consent-personal-1")
                .with(salt)
                .with(ip)
                .with(userAgent)
                .with(textHash)
                .hash();
    }

    @Override
    public String toString() {
        return "PersonalRow[" + eventId + "]";
    }
}
