package dev.switchboard.conversationservice.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a file that a reader asks for, both ends in it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110: range requests</a>
 */
record ByteRange(long from, long to) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Asked for nothing that the file has. */
    static final class UnsatisfiableException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a header.
     *
     * @return empty when the whole file is to be sent: several ranges are not served, and what cannot be understood does not count
     */
    static Optional<ByteRange> parse(String header, long size) throws UnsatisfiableException {
        var match = ONE_RANGE.matcher(header.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), size));
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        if (from >= size) {
            throw new UnsatisfiableException();
        }
        return Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }

    long length() {
        return to - from + 1;
    }

    /** As a store wants to be asked. */
    String header() {
        return "bytes=%d-%d".formatted(from, to);
    }

    private static ByteRange end(long count, long size) throws UnsatisfiableException {
        if (count == 0 || size == 0) {
            throw new UnsatisfiableException();
        }
        return new ByteRange(Math.max(0, size - count), size - 1);
    }
}
