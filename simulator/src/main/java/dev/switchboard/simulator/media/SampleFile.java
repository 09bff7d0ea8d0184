package dev.switchboard.simulator.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Small files of each kind, made here: nobody's picture, nobody's voice. */
final class SampleFile {

    private static final SampleFile IMAGE = new SampleFile("image/jpeg", picture());
    private static final SampleFile VIDEO = new SampleFile("video/mp4", film());
    private static final SampleFile AUDIO = new SampleFile("audio/ogg; codecs=opus", OpusSilence.file());
    private static final SampleFile DOCUMENT = new SampleFile("application/pdf", page());
    private static final SampleFile STICKER = new SampleFile(
            "image/webp", Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="));

    private final String mimeType;
    private final byte[] content;

    private SampleFile(String mimeType, byte[] content) {
        this.mimeType = mimeType;
        this.content = content;
    }

    static SampleFile of(String kind) {
        return switch (kind) {
            case "image" -> IMAGE;
            case "video" -> VIDEO;
            case "audio" -> AUDIO;
            case "document" -> DOCUMENT;
            case "sticker" -> STICKER;
            default -> throw new IllegalArgumentException("no file is of kind " + kind);
        };
    }

    String mimeType() {
        return mimeType;
    }

    byte[] content() {
        return content.clone();
    }

    private static byte[] picture() {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, new Color(0x43, 0x38, 0xa8), 640, 480, new Color(0xf0, 0xa2, 0x68)));
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.WHITE);
        brush.fillOval(220, 140, 200, 200);
        brush.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A file type box and an empty media box: enough to be known as MP4. */
    private static byte[] film() {
        return ByteBuffer.allocate(40)
                .putInt(32)
                .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
                .putInt(512)
                .put("isomiso2avc1mp41".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] page() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }
}
