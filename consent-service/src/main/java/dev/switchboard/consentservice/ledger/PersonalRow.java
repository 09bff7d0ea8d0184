package dev.switchboard.consentservice.ledger;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    static final String COLUMNS = "p.event_id AS personal_of, p.salt, p.ip, p.user_agent, p.text_hash";

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

    /** What a query with {@link #COLUMNS} found; null where nothing is kept apart, or no longer. */
    static @Nullable PersonalRow of(ResultSet row) throws SQLException {
        var eventId = row.getObject("personal_of", UUID.class);
        return eventId == null
                ? null
                : new PersonalRow(
                        eventId,
                        row.getString("salt"),
                        row.getString("ip"),
                        row.getString("user_agent"),
                        row.getString("text_hash"));
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
