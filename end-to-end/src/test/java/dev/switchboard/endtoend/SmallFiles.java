package dev.switchboard.endtoend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The beginnings of files, as much as it takes to know what they are. */
final class SmallFiles {

    private static final int STICKER_SIDE = 512;

    /** By what they are to be sent as. */
    static final Map<String, byte[]> BY_USE = Map.of(
            "IMAGE", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0\u00ff\u00d9"),
            "VIDEO", bytes("\0\0\0\u0018ftypisom\0\0\u0002\0isommp42\0\0\0\bmdat"),
            "AUDIO", bytes("ID3\u0004\0\0\0\0\0\0"),
            "VOICE", bytes("OggS\0\u0002" + "\0".repeat(20) + "\u0001\u0013OpusHead\u0001\u0001" + "\0".repeat(9)),
            "DOCUMENT", bytes("%PDF-1.4\n%%EOF\n"),
            "STICKER", sticker());

    private SmallFiles() {}

    /** A lossless WebP of the size that stickers have: 14 bits for each side, less one. */
    private static byte[] sticker() {
        return ByteBuffer.allocate(34)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("RIFF"))
                .putInt(26)
                .put(bytes("WEBPVP8L"))
                .putInt(13)
                .put((byte) 0x2f)
                .putInt((STICKER_SIDE - 1) | (STICKER_SIDE - 1) << 14)
                .array();
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
