package dev.switchboard.simulator.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Hashes of the keys by which WhatsApp knows that it is still the same phone: base64 of eight bytes. */
final class IdentityKeys {

    private IdentityKeys() {}

    /** The one that somebody begins with: always the same. */
    static String first(String id) {
        return encoded(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.US_ASCII)).getLeastSignificantBits());
    }

    /** Another one, as after a new installation. */
    static String another() {
        return encoded(ThreadLocalRandom.current().nextLong());
    }

    private static String encoded(long bits) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    }
}
