package dev.switchboard.webhookingress.signature;

import dev.switchboard.webhookingress.WebhookConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Hub-Signature-256}: {@code sha256=} and 64 hex digits, the HMAC-SHA256 of the raw body.
 *
 * <p>Only lower-case digits pass, as Meta writes them: a header in another form was not made by Meta. Every active secret is
 * tried each time and compared in constant time. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint">Meta: webhook endpoint</a>
 */
@Singleton
public class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_CHARS = PREFIX.length() + 2 * DIGEST_BYTES;

    private final ThreadLocal<Mac[]> macs;

    Signatures(WebhookConfig config) {
        var keys = config.appSecrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        macs = ThreadLocal.withInitial(() -> keys.stream().map(Signatures::mac).toArray(Mac[]::new));
    }

    /** Whether a header has the form of a signature; what has not need not be compared with anything. */
    public static boolean wellFormed(@Nullable String header) {
        return header != null && decode(header) != null;
    }

    /** Whether the header signs these bytes with one of the active secrets. */
    public boolean match(@Nullable String header, byte[] body) {
        var claimed = header == null ? null : decode(header);
        if (claimed == null) {
            return false;
        }
        var matched = false;
        for (var mac : macs.get()) {
            matched |= MessageDigest.isEqual(mac.doFinal(body), claimed);
        }
        return matched;
    }

    private static byte @Nullable [] decode(String header) {
        if (header.length() != HEADER_CHARS || !header.startsWith(PREFIX)) {
            return null;
        }
        var bytes = new byte[DIGEST_BYTES];
        for (var i = 0; i < DIGEST_BYTES; i++) {
            var high = digit(header.charAt(PREFIX.length() + 2 * i));
            var low = digit(header.charAt(PREFIX.length() + 2 * i + 1));
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) ((high << 4) | low);
        }
        return bytes;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return (c >= 'a' && c <= 'f') ? c - 'a' + 10 : -1;
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
