package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "see https://shop.example/a | https://shop.example/a",
                "HTTPS://Shop.Example | https://shop.example/",
                "(https://shop.example/a). | https://shop.example/a",
                "https://shop.example/a_(b) | https://shop.example/a_(b)",
                "https://shop.example/?q=1&r=2#part, | https://shop.example/?q=1&r=2",
                "https://shop.example?q | https://shop.example/?q",
                "http://shop.example:80/ https://other.example | http://shop.example/",
                "http://shop.example:8080/x | http://shop.example:8080/x",
                "https://münchen.example/straße | https://xn--mnchen-3ya.example/stra%C3%9Fe",
                "https://shop.example/100% | https://shop.example/100%25",
                "https://shop.example/a%20b | https://shop.example/a%20b",
                "https://shop.example./ | https://shop.example/",
                "http:// https://second.example | https://second.example/",
                "http://127.0.0.1/ | http://127.0.0.1/",
                "http://１２７.0.0.1/ | http://127.0.0.1/",
            })
    void findsTheFirst(String text, String url) {
        assertThat(FirstLink.in(text)).map(WebAddress::url).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no link",
                "",
                "http://",
                "https://user:word@shop.example/",
                "https://shop.example\\@10.0.0.1/x",
                "http://[::1]/",
                "http://shop.example:99999/",
                "http://shop.example:0/",
                "ftp://shop.example/",
                "javascript:alert(1)",
                "http://a..b/",
                "http://%31%32%37.0.0.1/",
                "http://shop.example:80:80/"
            })
    void findsNone(String text) {
        assertThat(FirstLink.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/x,https://other.example/x",
        "//other.example/x,https://other.example/x",
        "/x?y,https://shop.example:8443/x?y",
        "x,https://shop.example:8443/a/x",
        "?z,https://shop.example:8443/a/b?z",
        "javascript:alert(1),",
        "file:///etc/passwd,",
        "http:/broken,"
    })
    void followsReferences(String reference, String url) {
        var page = WebAddress.parse("https://shop.example:8443/a/b?c/d").orElseThrow();
        assertThat(page.resolve(reference).map(WebAddress::url).orElse(null)).isEqualTo(url);
    }
}
