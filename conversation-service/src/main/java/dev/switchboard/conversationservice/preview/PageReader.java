package dev.switchboard.conversationservice.preview;

import dev.switchboard.rows.Storable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of itself: Open Graph first, then Twitter's cards, then plain HTML. */
final class PageReader {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");

    private PageReader() {}

    /**
     * What the page says.
     *
     * @param body its beginning, or all of it
     * @param contentType header of the answer
     */
    static LookedUp read(WebAddress address, byte[] body, String contentType) {
        var page = parsed(body, charset(contentType));
        var title = first(LONGEST_TITLE, meta(page, "og:title"), meta(page, "twitter:title"), page.title());
        var description = first(
                LONGEST_DESCRIPTION,
                meta(page, "og:description"),
                meta(page, "twitter:description"),
                meta(page, "description"));
        if (title == null && description == null) {
            return new LookedUp.Nothing();
        }
        var image = Stream.of("og:image:secure_url", "og:image", "twitter:image")
                .map(name -> meta(page, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .flatMap(address::resolve)
                .map(WebAddress::url);
        return new LookedUp.Found(
                title, description, first(LONGEST_NAME, meta(page, "og:site_name")), image.orElse(null));
    }

    private static Document parsed(byte[] body, @Nullable String charset) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), charset, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: it is all in memory
        }
    }

    private static String meta(Document page, String name) {
        return page.getElementsByTag("meta").stream()
                .filter(meta ->
                        name.equalsIgnoreCase(meta.attr("property")) || name.equalsIgnoreCase(meta.attr("name")))
                .map(meta -> meta.attr("content"))
                .filter(content -> !content.isBlank())
                .findFirst()
                .orElse("");
    }

    private static @Nullable String first(int longest, String... texts) {
        return Stream.of(texts)
                .map(text -> GAPS.matcher(Storable.text(text)).replaceAll(" ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> cut(text, longest))
                .orElse(null);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** The encoding the server names; null when it names none that is known here, and the page itself is asked. */
    private static @Nullable String charset(String contentType) {
        return Optional.of(CHARSET.matcher(contentType))
                .filter(named -> named.find())
                .map(named -> Objects.requireNonNull(named.group(1)))
                .filter(PageReader::isKnown)
                .orElse(null);
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
