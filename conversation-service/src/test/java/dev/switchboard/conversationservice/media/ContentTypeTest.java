package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.content.MediaKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "IMAGE, '\u00ff\u00d8\u00ff\u00e0', none, image/png, image/jpeg",
                "IMAGE, 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', none, none, image/webp",
                "IMAGE, '\u0001\u0002\u0003\u0000', none, image/jpeg, application/octet-stream",
                "VIDEO, '\u0000\u0000\u0000\u0018ftypisom', none, video/mp4, video/mp4",
                "VIDEO, '\u0000\u0000\u0000\u0018ftypisom', none, text/html, video/quicktime",
                "VIDEO, '\u0000\u0000\u0000\u0018ftyp3gp4', none, video/3gpp, video/3gpp",
                "AUDIO, '\u0000\u0000\u0000\u0018ftypmp42', none, audio/mp4; codecs=aac, audio/mp4",
                "AUDIO, '#!AMR\n', none, none, audio/amr",
                "DOCUMENT, '%PDF-1.7', a.exe, none, application/pdf",
                "DOCUMENT, 'a,b', list.csv, none, text/csv",
                "DOCUMENT, 'MZ\u0090\u0000\u0003', photo.jpg, image/jpeg, application/x-msdownload",
            })
    void goesByTheBytes(MediaKind kind, String bytes, @Nullable String name, @Nullable String told, String type)
            throws IOException, FetchException {
        assertThat(ContentType.of(file(bytes), kind, name, told)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, '<html><body>'",
        "IMAGE, '<svg xmlns=\"http://www.w3.org/2000/svg\">'",
        "STICKER, 'MZ\u0090\u0000\u0003'",
        "VIDEO, '%PDF-1.7'",
        "AUDIO, '\u00ff\u00d8\u00ff\u00e0'",
    })
    void refusesWhatIsPlainlySomethingElse(MediaKind kind, String bytes) throws IOException {
        // Given
        var file = file(bytes);

        // Then
        assertThatThrownBy(() -> ContentType.of(file, kind, "picture.jpg", "image/jpeg"))
                .hasMessage("type_mismatch");
    }

    private Path file(String bytes) throws IOException {
        return Files.write(directory.resolve("file"), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
