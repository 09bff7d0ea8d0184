package dev.switchboard.outboundsender.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells files apart by their first bytes, since names and declared types are only what somebody says. */
final class FileTypes {

    /** As many first bytes as are ever looked at. */
    static final int HEAD_BYTES = 4_096;

    private static final int STICKER_SIDE = 512;

    private static final Map<String, String> OFFICE = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Map<String, String> OLD_OFFICE = Map.of(
            "doc", "application/msword", "xls", "application/vnd.ms-excel", "ppt", "application/vnd.ms-powerpoint");

    private FileTypes() {}

    /** What the file is; empty when nothing that WhatsApp takes begins like this. */
    static Optional<FileType> of(byte[] head, @Nullable String fileName) {
        return Optional.ofNullable(read(ByteBuffer.wrap(head), extension(fileName)));
    }

    private static @Nullable FileType read(ByteBuffer head, String extension) {
        if (has(head, 0, "\u00ff\u00d8\u00ff")) {
            return FileType.of("image/jpeg");
        }
        if (has(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return png(head);
        }
        if (has(head, 0, "RIFF") && has(head, 8, "WEBP")) {
            return webp(head);
        }
        if (has(head, 4, "ftyp")) {
            return boxed(head);
        }
        if (has(head, 0, "OggS")) {
            return ogg(head);
        }
        if (has(head, 0, "#!AMR")) {
            return FileType.of("audio/amr");
        }
        if (has(head, 0, "%PDF-")) {
            return FileType.of("application/pdf");
        }
        if (has(head, 0, "PK\u0003\u0004")) {
            return office(OFFICE.get(extension));
        }
        if (has(head, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return office(OLD_OFFICE.get(extension));
        }
        return has(head, 0, "ID3") ? FileType.of("audio/mpeg") : framedOrText(head);
    }

    private static @Nullable FileType office(@Nullable String mimeType) {
        return mimeType == null ? null : FileType.of(mimeType);
    }

    private static @Nullable FileType framedOrText(ByteBuffer head) {
        if (head.limit() > 1 && (head.get(0) & 0xff) == 0xff) {
            var second = head.get(1) & 0xff;
            if ((second & 0xf6) == 0xf0) {
                return FileType.of("audio/aac");
            }
            if ((second & 0xe0) == 0xe0 && (second & 0x06) != 0) {
                return FileType.of("audio/mpeg");
            }
        }
        return text(head) ? FileType.of("text/plain") : null;
    }

    private static FileType png(ByteBuffer head) {
        var colours = head.limit() > 25 ? head.get(25) : -1;
        return head.limit() > 25 && head.get(24) == 8 && (colours == 2 || colours == 6)
                ? FileType.of("image/png")
                : FileType.troubled("image/png", "WhatsApp takes PNG with 8 bits a channel, RGB or RGBA, only.");
    }

    private static FileType webp(ByteBuffer head) {
        if (!has(head, 12, "VP8") || head.limit() < 30) {
            return FileType.troubled("image/webp", "The WebP file is cut off.");
        }
        var little = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var moving = false;
        int width;
        int height;
        switch (head.get(15)) {
            case 'X' -> {
                moving = (head.get(20) & 0x02) != 0;
                width = 1 + (little.getInt(24) & 0xffffff);
                height = 1 + (little.getInt(26) >>> 8);
            }
            case 'L' -> {
                var bits = little.getInt(21);
                width = 1 + (bits & 0x3fff);
                height = 1 + ((bits >>> 14) & 0x3fff);
            }
            default -> {
                width = little.getShort(26) & 0x3fff;
                height = little.getShort(28) & 0x3fff;
            }
        }
        return new FileType(
                "image/webp",
                moving,
                width == STICKER_SIDE && height == STICKER_SIDE
                        ? null
                        : "A sticker is 512 x 512 pixels, this one has %d x %d.".formatted(width, height));
    }

    private static @Nullable FileType boxed(ByteBuffer head) {
        var brand = ascii(head, 8, 4);
        if (brand.startsWith("3g")) {
            return FileType.of("video/3gpp");
        }
        if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
            return FileType.of("audio/mp4");
        }
        return switch (brand) {
            case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "MSNV" ->
                FileType.of("video/mp4");
            default -> null;
        };
    }

    /** The first page holds the header of the codec alone. */
    private static FileType ogg(ByteBuffer head) {
        var segments = head.limit() > 26 ? head.get(26) & 0xff : 0;
        var packet = 27 + segments;
        if (!has(head, packet, "OpusHead") || head.limit() < packet + 10) {
            return FileType.troubled("audio/ogg", "WhatsApp takes Ogg with Opus in it only.");
        }
        return head.get(packet + 9) == 1
                ? FileType.of("audio/ogg")
                : FileType.troubled("audio/ogg", "WhatsApp takes Opus with one channel (mono) only.");
    }

    /** UTF-8 without control signs, but for a sign that the end of the head cuts. */
    private static boolean text(ByteBuffer head) {
        var bytes = head.duplicate().rewind();
        if (!bytes.hasRemaining()) {
            return false;
        }
        while (bytes.hasRemaining()) {
            var sign = bytes.get();
            if (sign >= 0 && sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t' && sign != '\f') {
                return false;
            }
        }
        for (int cut = 0; cut < 4 && cut < head.limit(); cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(head.duplicate().position(0).limit(head.limit() - cut));
                return true;
            } catch (CharacterCodingException _) {
                if (head.limit() < HEAD_BYTES) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean has(ByteBuffer head, int at, String bytes) {
        return ascii(head, at, bytes.length()).equals(bytes);
    }

    private static String ascii(ByteBuffer head, int at, int length) {
        if (head.limit() < at + length) {
            return "";
        }
        var bytes = new byte[length];
        head.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String extension(@Nullable String fileName) {
        var dot = fileName == null ? -1 : fileName.lastIndexOf('.');
        return fileName == null || dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
