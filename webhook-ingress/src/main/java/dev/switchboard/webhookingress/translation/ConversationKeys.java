package dev.switchboard.webhookingress.translation;

import dev.switchboard.cloudapi.webhook.Person;
import dev.switchboard.webhookingress.WebhookConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a business number and a customer into a record key: HMAC-SHA256 in base64url. The same person has the same key
 * wherever the user id stands in the payload, and nobody without the secret can tell who it is. Thread-safe.
 */
@Singleton
class ConversationKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ThreadLocal<Mac> mac;

    ConversationKeys(WebhookConfig config) {
        var key = new SecretKeySpec(config.conversationKeySecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        mac = ThreadLocal.withInitial(() -> mac(key));
    }

    /** The key of what one customer and one number say to each other. */
    String of(String phoneNumberId, Person customer) {
        return hash(phoneNumberId + ':' + customer.key());
    }

    /** The key of what is known about a message when nobody says whom it went to; keeps its statuses in order. */
    String ofMessage(String phoneNumberId, String messageId) {
        return hash(phoneNumberId + ":message:" + messageId);
    }

    private String hash(String facts) {
        return BASE64.encodeToString(mac.get().doFinal(facts.getBytes(StandardCharsets.UTF_8)));
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
