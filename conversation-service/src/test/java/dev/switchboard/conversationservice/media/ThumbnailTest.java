package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTest {

    private static final int SIDE = 100;
    private static final long PIXELS = 1_000_000;
    private static final int IHDR_LENGTH = 17;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1000, 500, 100, 50", "500, 1000, 50, 100", "40, 30, 40, 30", "1, 9000, 1, 100"})
    void keepsTheShapeAndMakesNothingLarger(int width, int height, int smallWidth, int smallHeight) throws IOException {
        // When
        var small = of(Samples.picture("jpg", width, height)).orElseThrow();

        // Then
        var drawn = ImageIO.read(new ByteArrayInputStream(small.bytes()));
        assertThat(drawn.getWidth()).isEqualTo(smallWidth);
        assertThat(drawn.getHeight()).isEqualTo(smallHeight);
    }

    @Test
    void keepsWhatIsSeenThrough() throws IOException {
        // Given
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB), "png", out);

        // Then
        assertThat(of(out.toByteArray()).orElseThrow().type()).isEqualTo("image/png");
    }

    @Test
    void doesNotDecodeWhatClaimsToBeHuge() throws IOException {
        // Given
        var bomb = Samples.picture("png", 10, 10);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        var checksum = new CRC32();
        checksum.update(bomb, 12, IHDR_LENGTH);
        ByteBuffer.wrap(bomb).putInt(12 + IHDR_LENGTH, (int) checksum.getValue());

        // Then
        assertThat(of(bomb)).isEmpty();
    }

    @Test
    void drawsNothingOfWhatIsBrokenOrNoPicture() throws IOException {
        // Given
        var picture = Samples.picture("jpg", 200, 200);

        // Then
        assertThat(of(Arrays.copyOf(picture, 30))).isEmpty();
        assertThat(of(Samples.text("no picture"))).isEmpty();
        assertThat(of(new byte[0])).isEmpty();
    }

    private Optional<Thumbnail> of(byte[] file) throws IOException {
        return Thumbnail.of(Files.write(directory.resolve("file"), file), PIXELS, SIDE);
    }
}
