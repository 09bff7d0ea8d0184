package dev.switchboard.consentservice.directory;

import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** People who were erased, recognised by keyed hashes of their ids, so that nobody sends them marketing again. */
@ApplicationScoped
class Suppressions {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FIND = "SELECT hash FROM suppression WHERE hash = ANY (?)";
    private static final String ADD = "INSERT INTO suppression (hash, since) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final SecretKeySpec key;

    Suppressions(SuppressionConfig config) {
        this.key = new SecretKeySpec(config.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Remembers the ids of somebody who is being erased. */
    void add(Connection connection, @Nullable String waId, @Nullable String userId, Instant now) throws SQLException {
        var mac = mac();
        if (waId != null) {
            Sql.update(connection, ADD, hash(mac, "wa", waId), now);
        }
        if (userId != null) {
            Sql.update(connection, ADD, hash(mac, "user", userId), now);
        }
    }

    /** Which of these are ids of somebody who was erased, in whatever spelling. */
    Set<String> among(Connection connection, Collection<String> waIds, Collection<String> userIds) throws SQLException {
        var mac = mac();
        var idOfHash = new HashMap<String, String>();
        for (var waId : waIds) {
            PhoneSpellings.of(waId).forEach(spelling -> idOfHash.put(hash(mac, "wa", spelling), waId));
        }
        userIds.forEach(userId -> idOfHash.put(hash(mac, "user", userId), userId));
        var found = new HashSet<String>();
        if (!idOfHash.isEmpty()) {
            Sql.query(connection, FIND, row -> row.getString("hash"), idOfHash.keySet()).stream()
                    .flatMap(hash -> Stream.ofNullable(idOfHash.get(hash)))
                    .forEach(found::add);
        }
        return found;
    }

    private static String hash(Mac mac, String kind, String id) {
        return HexFormat.of().formatHex(mac.doFinal((kind + ":" + id).getBytes(StandardCharsets.UTF_8)));
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
