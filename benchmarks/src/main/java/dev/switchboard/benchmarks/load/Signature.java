package dev.switchboard.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies as Meta does: HMAC-SHA256 over the bytes on the wire, keyed with the app secret. One thread at a time. */
public final class Signature {

    /** The header that carries it. */
    public static final String HEADER = "X-Hub-Signature-256";

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** Signatures of one app. */
    public Signature(String appSecret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    /** The value of the header: {@code sha256=} and 64 lower-case hexadecimal digits. */
    public String of(byte[] body) {
        return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
