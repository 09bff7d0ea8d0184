package dev.switchboard.conversationservice.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.messaging.EventJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells two requests with one key apart without keeping what they said. Whoever guesses a short text or a phone can prove the
 * guess by it, so it is kept beside the message that says the same, and goes with it.
 */
public final class RequestDigest {

    private RequestDigest() {}

    /** SHA-256 of a request as it was understood, in hex. */
    public static String of(Record request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(EventJson.mapper().writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a request has no digest", e);
        }
    }
}
