package dev.switchboard.webhookingress.translation;

import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook.Encoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Bytes as text: as they are where they are UTF-8 and JSON's escapes would not make them larger than Base64 does, else in
 * Base64. So a kept body always fits into a record.
 */
record KeptBytes(Encoding encoding, String text) {

    static KeptBytes of(byte[] bytes) {
        if (escapedLength(bytes) <= base64Length(bytes)) {
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new KeptBytes(Encoding.UTF8, text);
            } catch (CharacterCodingException _) {
                // Not text; Base64 it is.
            }
        }
        return new KeptBytes(Encoding.BASE64, Base64.getEncoder().encodeToString(bytes));
    }

    private static long base64Length(byte[] bytes) {
        return 4L * ((bytes.length + 2) / 3);
    }

    /** How long the bytes are inside a JSON string; endless where there is a NUL, which is no text that a database holds. */
    private static long escapedLength(byte[] bytes) {
        long length = bytes.length;
        for (var b : bytes) {
            if (b == 0) {
                return Long.MAX_VALUE;
            }
            if (b == '"' || b == '\\' || b == '\n' || b == '\r' || b == '\t') {
                length += 1;
            } else if (b >= 0 && b < ' ') {
                length += 5;
            }
        }
        return length;
    }

    /** Leaves the content out. */
    @Override
    public String toString() {
        return "KeptBytes[%s]".formatted(encoding);
    }
}
