package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    private static final WebAddress PAGE =
            WebAddress.parse("https://shop.example/a/b").orElseThrow();

    @Test
    void prefersOpenGraph() {
        var found = read("""
                <html><head><title>plain</title><meta name="description" content="plain words">
                <meta property="og:title" content=" Offer\n of the&amp;week "><meta property="og:description" content="Cheap">
                <meta property="og:site_name" content="Shop"><meta property="og:image" content="/pic.png">
                """);
        assertThat(found)
                .isEqualTo(new LookedUp.Found("Offer of the&week", "Cheap", "Shop", "https://shop.example/pic.png"));
    }

    @Test
    void takesTwittersCardsAndPlainHtmlElse() {
        assertThat(
                        read(
                                "<meta name='twitter:title' content='card'><title>plain</title><meta name='Description' content='d'>"))
                .isEqualTo(new LookedUp.Found("card", "d", null, null));
        assertThat(read("<title>plain</title>")).isEqualTo(new LookedUp.Found("plain", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>no title</p>",
                "<title> \u200b </title>",
                "not html",
                "<meta property='og:title' content=' '>"
            })
    void findsNothingWhereNothingIsSaid(String page) {
        assertThat(read(page)).isEqualTo(new LookedUp.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252,text/html; charset=windows-1252",
        "Shift_JIS,text/html;charset=\"shift_jis\"",
        "UTF-8,text/html",
        "UTF-8,text/html; charset=no-such-thing",
        "UTF-16LE,text/html; charset=utf-16le"
    })
    void readsTheEncodingThatIsNamed(String charset, String contentType) {
        var words = charset.equals("Shift_JIS") ? "日本" : "Straße";
        var body = ("<title>" + words + "</title>").getBytes(Charset.forName(charset));
        assertThat(PageReader.read(PAGE, body, contentType)).isEqualTo(new LookedUp.Found(words, null, null, null));
    }

    @Test
    void asksThePageForItsEncodingWhenTheServerIsSilent() {
        var body = "<meta charset=windows-1252><title>Straße</title>".getBytes(Charset.forName("windows-1252"));
        assertThat(PageReader.read(PAGE, body, "text/html")).isEqualTo(new LookedUp.Found("Straße", null, null, null));
    }

    @Test
    void cutsWhatIsTooLongBetweenSigns() {
        var found = (LookedUp.Found) read("<title>" + "\uD83D\uDC4D".repeat(400) + "</title>");
        assertThat(found.title()).isEqualTo("\uD83D\uDC4D".repeat(299) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:image/png;base64,AA", "http://user:word@shop.example/a.png"})
    void passesNoOtherAddressesOn(String image) {
        var found = (LookedUp.Found) read("<title>t</title><meta property=og:image content='" + image + "'>");
        assertThat(found.imageUrl()).isNull();
    }

    private static LookedUp read(String page) {
        return PageReader.read(PAGE, page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }
}
