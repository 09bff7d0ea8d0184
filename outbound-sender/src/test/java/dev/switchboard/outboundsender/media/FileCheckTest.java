package dev.switchboard.outboundsender.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCheckTest {

    private static final String PNG = "89504e470d0a1a0a0000000d49484452000000010000000108";
    private static final String OGG = "4f67675300020000000000000000000000000000000000000000011e";
    private static final String WEBP = "524946460000000057454250";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // first bytes in hex, name, use, what it is
        "ffd8ffe0,                                  a,      IMAGE,    image/jpeg",
        PNG + "06,                                  a,      IMAGE,    image/png",
        "000000186674797069736f6d,                  a,      VIDEO,    video/mp4",
        "00000018667479703367703500,                a,      VIDEO,    video/3gpp",
        "00000018667479704d344120,                  a,      AUDIO,    audio/mp4",
        "494433040000,                              a,      AUDIO,    audio/mpeg",
        "fffb9064,                                  a,      AUDIO,    audio/mpeg",
        "fff15080,                                  a,      AUDIO,    audio/aac",
        "2321414d520a,                              a,      AUDIO,    audio/amr",
        OGG + "4f70757348656164010138,              a,      AUDIO,    audio/ogg",
        OGG + "4f70757348656164010138,              a,      VOICE,    audio/ogg",
        WEBP + "565038580a00000000000000ff0100ff0100, a,    STICKER,  image/webp",
        WEBP + "5650384c000000002fffc17f000000000000, a,      STICKER,  image/webp",
        WEBP + "56503820000000000000009d012a00020002, a,  STICKER,  image/webp",
        "255044462d312e37,                          a,      DOCUMENT, application/pdf",
        "504b0304,                                  a.XLSX, DOCUMENT, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "d0cf11e0a1b11ae1,                          a.doc,  DOCUMENT, application/msword",
        "6f6cc3a10a,                                a,      DOCUMENT, text/plain",
    })
    void knowsWhatAFileIsByItsContent(String bytes, String name, FileUse use, String mimeType) throws IOException {
        assertThat(FileCheck.of(file(bytes), name, use))
                .isInstanceOfSatisfying(
                        FileCheck.Fit.class,
                        fit -> assertThat(fit.type().mimeType()).isEqualTo(mimeType));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a | IMAGE | file_empty | The file is empty.",
                "ffd8ffe0 | a.mp4 | VIDEO | file_type | WhatsApp does not take image/jpeg as VIDEO.",
                "4d5a9000 | a.pdf | DOCUMENT | file_type | WhatsApp does not take a file of this content as DOCUMENT.",
                "504b0304 | a.jar | DOCUMENT | file_type | WhatsApp does not take a file of this content as DOCUMENT.",
                "494433040000 | a.ogg | VOICE | file_type | A voice note is Ogg with Opus in it; this is audio/mpeg. Convert it, or send it as AUDIO.",
                OGG + "01766f72626973000000 | a.ogg | VOICE | file_unfit | WhatsApp takes Ogg with Opus in it only.",
                OGG
                        + "4f70757348656164010238 | a | VOICE | file_unfit | WhatsApp takes Opus with one channel (mono) only.",
                PNG + "03 | a | IMAGE | file_unfit | 'WhatsApp takes PNG with 8 bits a channel, RGB or RGBA, only.'",
                WEBP
                        + "565038580a00000000000000ff0000ff0100 | a | STICKER | file_unfit | 'A sticker is 512 x 512 pixels, this one has 256 x 512.'",
                WEBP + "5650 | a | STICKER | file_unfit | The WebP file is cut off.",
            })
    void refusesWithTheReason(String bytes, String name, FileUse use, String code, String reason) throws IOException {
        assertThat(FileCheck.of(file(bytes), name, use)).isEqualTo(new FileCheck.Unfit(code, reason));
    }

    @Test
    void namesLimitAndSize() throws IOException {
        var still = file(WEBP + "565038580a00000000000000ff0100ff0100");
        var moving = file(WEBP + "565038580a00000002000000ff0100ff0100");
        grow(still, 102_401);
        grow(moving, 512_000);

        assertThat(FileCheck.of(still, "a", FileUse.STICKER))
                .isEqualTo(new FileCheck.Unfit(
                        "file_too_large",
                        "The file has 102,401 bytes, WhatsApp takes 102,400 of image/webp as STICKER."));
        assertThat(FileCheck.of(moving, "a", FileUse.STICKER)).isInstanceOf(FileCheck.Fit.class);
    }

    @Test
    void saysThatALargeVoiceNoteIsDownloadedFirst() {
        assertThat(FileUse.VOICE.remark(524_288)).isNull();
        assertThat(FileUse.VOICE.remark(524_289))
                .isEqualTo("The voice note has 524,289 bytes; above 524,288 WhatsApp shows it to be downloaded first.");
        assertThat(FileUse.AUDIO.remark(524_289)).isNull();
    }

    @Test
    void readsTextThatIsCutInTheMiddleOfASign() throws IOException {
        var file = folder.resolve("text");
        Files.writeString(file, "x" + "á".repeat(FileTypes.HEAD_BYTES), StandardCharsets.UTF_8);

        assertThat(FileCheck.of(file, "a.txt", FileUse.DOCUMENT)).isInstanceOf(FileCheck.Fit.class);
    }

    private Path file(String hex) throws IOException {
        return Files.write(
                Files.createTempFile(folder, "upload", ""), HexFormat.of().parseHex(hex));
    }

    private static void grow(Path path, long bytes) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
    }
}
