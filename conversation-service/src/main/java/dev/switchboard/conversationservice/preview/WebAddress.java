package dev.switchboard.conversationservice.preview;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An http or https address in the form in which it goes over the wire. Addresses with credentials, and those that name an IPv6
 * address instead of a host, are none.
 *
 * @param host a name or an IPv4 address in ASCII, lower case
 * @param target path and query, percent-encoded
 */
record WebAddress(boolean secure, String host, int port, String target) {

    private static final int LONGEST_READ = 2_048;
    private static final int LONGEST = 4_096;
    private static final int LONGEST_HOST = 253;

    private static final Pattern SHAPE = Pattern.compile(
            "(https?)://([^/?#\\\\]*)((?:[/?][^#]*)?)(?:#.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("([^@:\\[\\]%]+)(?::([0-9]{1,5}))?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final String ENCODED = "\"<>\\^`{|}[]";

    /** Reads what somebody wrote; empty when it is no such address. */
    static Optional<WebAddress> parse(String text) {
        if (text.length() > LONGEST_READ) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            return Optional.empty();
        }
        var secure = parts.group(1).equalsIgnoreCase("https");
        var port = authority.group(2) == null ? (secure ? 443 : 80) : Integer.parseInt(authority.group(2));
        var target = encoded(parts.group(3));
        return ascii(authority.group(1))
                .filter(_ -> port > 0 && port < 65_536)
                .map(host -> new WebAddress(secure, host, port, target.startsWith("/") ? target : "/" + target))
                .filter(address -> address.url().length() <= LONGEST);
    }

    /** Where a reference on this page leads; empty when that is no such address. */
    Optional<WebAddress> resolve(String reference) {
        var to = reference.strip();
        if (SHAPE.matcher(to).matches()) {
            return parse(to);
        }
        if (to.startsWith("//")) {
            return parse((secure ? "https:" : "http:") + to);
        }
        if (to.isEmpty() || OTHER_SCHEME.matcher(to).matches()) {
            return Optional.empty();
        }
        if (to.startsWith("/")) {
            return parse(origin() + to);
        }
        var query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        return parse(origin() + (to.startsWith("?") ? path : path.substring(0, path.lastIndexOf('/') + 1)) + to);
    }

    /** The whole of it. */
    String url() {
        return origin() + target;
    }

    private String origin() {
        var scheme = secure ? "https://" : "http://";
        return scheme + host + (port == (secure ? 443 : 80) ? "" : ":" + port);
    }

    private static Optional<String> ascii(String host) {
        try {
            var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return name.length() <= LONGEST_HOST && HOST.matcher(name).matches() ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String target) {
        var encoded = new StringBuilder(target.length());
        for (var index = 0; index < target.length(); index += Character.charCount(target.codePointAt(index))) {
            var sign = target.codePointAt(index);
            if (sign > ' ' && sign < 0x7f && ENCODED.indexOf(sign) < 0 && (sign != '%' || isEscape(target, index))) {
                encoded.appendCodePoint(sign);
            } else {
                for (var octet : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append("%02X".formatted(octet & 0xff));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int index) {
        return index + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(index + 1))
                && HexFormat.isHexDigit(text.charAt(index + 2));
    }

    /** Leaves out what somebody wrote. */
    @Override
    public String toString() {
        return "WebAddress[%d chars]".formatted(url().length());
    }
}
