package dev.switchboard.consentservice.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Values one after another so that no two sequences look alike: each with its length before it, {@code -} for one that is
 * absent. The first names the form, so that it can change.
 */
public final class Canonical {

    private final StringBuilder text = new StringBuilder();

    /** Begins with the name of the form. */
    public Canonical(String form) {
        with(form);
    }

    /** One more value, as its {@code toString} has it. */
    public Canonical with(@Nullable Object value) {
        if (value == null) {
            text.append("-\n");
        } else {
            var written = value.toString();
            text.append(written.length()).append(':').append(written).append('\n');
        }
        return this;
    }

    /** SHA-256 over all of it, hexadecimal. */
    public String hash() {
        return sha256(text.toString());
    }

    /** SHA-256 of a text in UTF-8, hexadecimal. */
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
