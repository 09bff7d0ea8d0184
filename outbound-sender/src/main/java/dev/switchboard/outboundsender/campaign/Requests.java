package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what was answered under which Idempotency-Key. Whoever asks at the same time waits for the first. */
@ApplicationScoped
class Requests {

    private static final int LONGEST_KEY = 128;

    private static final String CLAIM = """
            INSERT INTO campaign_request (scope, idempotency_key, digest, requested_at) VALUES (?, ?, '', ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND =
            "SELECT digest, answer FROM campaign_request WHERE scope = ? AND idempotency_key = ?";

    private static final String ANSWERED =
            "UPDATE campaign_request SET digest = ?, answer = ? WHERE scope = ? AND idempotency_key = ?";

    private static final String FORGET = "DELETE FROM campaign_request WHERE requested_at < ?";

    /** An earlier request under the same key. */
    record Earlier(String digest, String answer) {}

    /** A key as a request gives it. */
    static String checked(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw CampaignProblems.invalid("Idempotency-Key", "is required");
        }
        if (key.length() > LONGEST_KEY) {
            throw CampaignProblems.invalid(
                    "Idempotency-Key", "must not have more than %d characters".formatted(LONGEST_KEY));
        }
        return key;
    }

    /** Takes a key for this transaction; answers the earlier request that has it already. */
    Optional<Earlier> claim(Connection connection, String scope, String key, Instant now) throws SQLException {
        if (Sql.update(connection, CLAIM, scope, key, now) == 1) {
            return Optional.empty();
        }
        return Sql.first(
                connection,
                FIND,
                row -> new Earlier(row.getString("digest"), Objects.requireNonNull(row.getString("answer"))),
                scope,
                key);
    }

    void answered(Connection connection, String scope, String key, String digest, String answer) throws SQLException {
        Sql.update(connection, ANSWERED, digest, answer, scope, key);
    }

    int forget(Connection connection, Instant before) throws SQLException {
        return Sql.update(connection, FORGET, before);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String digest(String request) {
        return hex(sha256().digest(request.getBytes(StandardCharsets.UTF_8)));
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
