package dev.switchboard.conversationservice.media;

import dev.switchboard.conversationservice.media.ObjectStore.Variant;
import dev.switchboard.conversationservice.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that carry their own permission: which file, until when, and HMAC-SHA256 over both. The first secret signs, each of them is
 * accepted, so that secrets can change while links live.
 */
@ApplicationScoped
class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";

    /** Version, variant, file, end in seconds since 1970, signature. */
    private static final Pattern TOKEN =
            Pattern.compile("((v1)\\.(content|thumbnail)\\.([0-9a-f-]{36})\\.(\\d{1,11}))\\.([A-Za-z0-9_-]{43})");

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    SignedLinks(MediaConfig config, InstantSource clock) {
        this.keys = config.links().secrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        this.clock = clock;
    }

    /** What a link allows. */
    record Grant(UUID mediaId, Variant variant) {}

    /** The last part of a link. */
    String token(Grant grant, Instant until) {
        var claim = "v1.%s.%s.%d"
                .formatted(
                        grant.variant() == Variant.CONTENT ? "content" : "thumbnail",
                        grant.mediaId(),
                        until.getEpochSecond());
        return claim + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(keys.getFirst(), claim));
    }

    /** What a link allows, after its signature and its end were checked; else the problem is thrown. */
    Grant check(String token) {
        var match = TOKEN.matcher(token);
        if (!match.matches() || !signed(match.group(1), match.group(6))) {
            throw ProblemCode.LINK_NOT_VALID.because("the link was not made here, or was changed");
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(match.group(5))))) {
            throw ProblemCode.LINK_EXPIRED.because("the link has reached its end; ask for another");
        }
        var variant = match.group(3).equals("content") ? Variant.CONTENT : Variant.THUMBNAIL;
        return new Grant(UUID.fromString(match.group(4)), variant);
    }

    private boolean signed(String claim, String signature) {
        var given = signature.getBytes(StandardCharsets.US_ASCII);
        return keys.stream()
                .map(key -> Base64.getUrlEncoder().withoutPadding().encode(signature(key, claim)))
                .anyMatch(expected -> MessageDigest.isEqual(expected, given));
    }

    private static byte[] signature(SecretKeySpec key, String claim) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(claim.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
