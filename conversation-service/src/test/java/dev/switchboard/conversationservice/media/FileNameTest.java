package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "nota fiscal.pdf, nota fiscal.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\ana\\notes.txt, notes.txt",
        "'a\u202Egpj.exe', agpj.exe",
        "'line\r\nbreak.txt', linebreak.txt",
        ".htaccess, htaccess",
        "CON.txt, _CON.txt",
        "'quote\".html', quote.html",
        "日本.docx, 日本.docx",
    })
    void makesNamesHarmless(String told, String safe) {
        assertThat(FileName.safe(told)).contains(safe);
    }

    @ParameterizedTest
    @CsvSource({"..", "/", "'   '", "'\u0000'", "''"})
    void hasNoNameWhereNothingIsLeft(String told) {
        assertThat(FileName.safe(told)).isEmpty();
    }

    @Test
    void keepsTheEndingOfALongName() {
        // When
        var safe = FileName.safe("😀".repeat(500) + ".pdf").orElseThrow();

        // Then
        assertThat(safe).endsWith("😀.pdf");
        assertThat(safe.codePointCount(0, safe.length())).isEqualTo(120);
    }
}
