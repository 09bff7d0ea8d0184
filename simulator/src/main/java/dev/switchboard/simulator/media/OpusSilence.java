package dev.switchboard.simulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One second of silence as Ogg/Opus, mono: what a voice note is on the wire. */
final class OpusSilence {

    private static final int FRAMES = 50;
    private static final int SAMPLES_PER_FRAME = 960;
    private static final int POLYNOMIAL = 0x04c11db7;

    private OpusSilence() {}

    static byte[] file() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(page(2, 0, 0, head()));
        out.writeBytes(page(0, 0, 1, tags()));
        var frames = new byte[FRAMES][];
        for (var frame = 0; frame < FRAMES; frame++) {
            frames[frame] = new byte[] {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};
        }
        out.writeBytes(page(4, (long) FRAMES * SAMPLES_PER_FRAME, 2, frames));
        return out.toByteArray();
    }

    private static byte[] head() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(48_000)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] tags() {
        var vendor = "switchboard".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0)
                .array();
    }

    private static byte[] page(int flags, long position, int sequence, byte[]... packets) {
        var size = 27 + packets.length;
        for (var packet : packets) {
            size += packet.length;
        }
        var page = ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(position)
                .putInt(1)
                .putInt(sequence)
                .putInt(0)
                .put((byte) packets.length);
        for (var packet : packets) {
            page.put((byte) packet.length);
        }
        for (var packet : packets) {
            page.put(packet);
        }
        return page.putInt(22, checksum(page.array())).array();
    }

    private static int checksum(byte[] page) {
        var sum = 0;
        for (var one : page) {
            sum ^= (one & 0xff) << 24;
            for (var bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
            }
        }
        return sum;
    }
}
