package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a customer writes, whatever a name server answers and whatever a page says: nothing is thrown, nothing leads inside,
 * and what is kept is short. What is inside is judged here by other means than the guard's.
 */
class UnfurlUrlFuzzTest {

    private static final WebAddress PAGE =
            WebAddress.parse("https://shop.example/a").orElseThrow();

    private final AddressGuard guard = new AddressGuard(FixedPreview.allowing());

    static Stream<Arguments> seeds() {
        return Stream.of(
                seed("see https://shop.example/a?b#c", "1.1.1.1", "<title>t</title>", "text/html"),
                seed("http://2130706433/ http://0x7f.1/", "::ffff:127.0.0.1", "<meta property=og:title content=x>", ""),
                seed(
                        "http://127.1",
                        "64:ff9b::a00:1",
                        "<meta property=og:image content=//x/y>",
                        "text/html;charset=utf-7"),
                seed("https://user@shop.example:443/%", "2002:a00:1::", "<title>a<b><svg><title>", "charset=\"x"),
                seed("http://１６９.２５４.１６９.２５４/", "169.254.169.254", "<meta charset=utf-16><title>t", "text/html"),
                seed("https://xn--/ https://münchen.example", "2001::f5ff:fffe", "<!doctype", "charset=ISO-2022-KR"),
                seed("../../x", "2606:4700::5efe:a00:1", "<template><title>t</title>", "text/html; charset=cp037"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void nothingLeadsInside(
            @NotNull String text, byte @NotNull [] address, byte @NotNull [] page, @NotNull String contentType)
            throws UnknownHostException {
        // When
        var link = FirstLink.in(text);
        var reference = PAGE.resolve(text);
        var said = PageReader.read(PAGE, page, contentType);

        // Then
        Stream.of(link, reference, WebAddress.parse(text))
                .flatMap(Optional::stream)
                .forEach(this::isPlain);
        if (address.length == 4 || address.length == 16) {
            mayBeReachedOnlyFromOutside(InetAddress.getByAddress(address));
        }
        if (said instanceof LookedUp.Found found) {
            assertThat(Stream.of(found.title(), found.description(), found.siteName(), found.imageUrl()))
                    .allMatch(words -> words == null || words.length() <= 4_096);
        }
    }

    private void isPlain(WebAddress address) {
        var uri = URI.create(address.url());
        assertThat(uri.getScheme()).isIn("http", "https");
        assertThat(uri.getRawUserInfo()).isNull();
        assertThat(uri.getRawAuthority()).doesNotContain("@", "[", "%", "\\");
        assertThat(address.url().chars()).allMatch(sign -> sign > ' ' && sign < 0x7f);
        if (address.url().length() <= 2_048) {
            assertThat(WebAddress.parse(address.url())).contains(address);
        }
        literal(address.host()).ifPresent(this::mayBeReachedOnlyFromOutside);
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void mayBeReachedOnlyFromOutside(InetAddress address) {
        if (guard.allows(address, 443)) {
            assertThat(isInside(address)).as(address.getHostAddress()).isFalse();
        }
        assertThat(guard.allows(address, 6_379)).isFalse();
    }

    private static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address.getAddress().length == 4
                        ? isInside4(address.getAddress())
                        : isInside6(address.getAddress()));
    }

    private static boolean isInside4(byte[] octets) {
        var first = octets[0] & 0xff;
        var second = octets[1] & 0xff;
        return first == 0
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 192 && second == 0 && octets[2] == 0)
                || (first == 168 && second == 63 && (octets[2] & 0xff) == 129 && octets[3] == 16);
    }

    /** Unique local, and everything that carries an IPv4 address in it, wherever it carries it. */
    private static boolean isInside6(byte[] octets) {
        var start = HexFormat.of().formatHex(octets, 0, 12);
        return (octets[0] & 0xfe) == 0xfc
                || start.equals("00000000000000000000ffff")
                || start.equals("000000000000000000000000")
                || start.startsWith("0064ff9b")
                || start.startsWith("2002")
                || start.startsWith("20010000")
                || start.endsWith("00005efe")
                || start.endsWith("02005efe");
    }

    private static Arguments seed(String text, String address, String page, String contentType) {
        return arguments(
                text, InetAddress.ofLiteral(address).getAddress(), page.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
