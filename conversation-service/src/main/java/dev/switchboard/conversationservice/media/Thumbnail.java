package dev.switchboard.conversationservice.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;

/**
 * A small picture of a picture.
 *
 * <p>Width and height are read first: what has too many pixels is not decoded. What is decoded is decoded coarsely, so that memory follows
 * the size of the small picture, not of the large one.
 */
final class Thumbnail {

    private final byte[] bytes;
    private final String type;

    private Thumbnail(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Makes one; empty for files that are no picture, kinds that Java cannot read, too many pixels, and broken ones. */
    static Optional<Thumbnail> of(Path file, long pixels, int side) {
        try (var content = new FileImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(content);
                var width = reader.getWidth(0);
                var height = reader.getHeight(0);
                return (long) width * height > pixels
                        ? Optional.empty()
                        : Optional.of(encoded(turned(reader, coarse(reader, Math.max(width, height), side)), side));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // Decoders throw what they like at what is no picture; the file itself is kept all the same.
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String type() {
        return type;
    }

    private static BufferedImage coarse(ImageReader reader, int longest, int side) throws IOException {
        var step = Math.max(1, longest / (2 * side));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** Phones write pictures as the sensor lies, and note which way is up. */
    private static BufferedImage turned(ImageReader reader, BufferedImage image) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("JPEG")) {
            return image;
        }
        var orientation = ExifUtils.getExifOrientation(reader, 0);
        return orientation == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    private static Thumbnail encoded(BufferedImage image, int side) throws IOException {
        var seeThrough = image.getColorModel().hasAlpha();
        var out = new ByteArrayOutputStream();
        var width = Math.min(side, image.getWidth());
        var height = Math.min(side, image.getHeight());
        Thumbnails.of(image)
                .size(Math.max(1, width), Math.max(1, height))
                .outputFormat(seeThrough ? "png" : "jpg")
                .toOutputStream(out);
        return new Thumbnail(out.toByteArray(), seeThrough ? "image/png" : "image/jpeg");
    }
}
