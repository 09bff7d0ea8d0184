package dev.switchboard.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the end of one HTTP/1.1 answer in what a connection received so far. Answers are small and of told length. */
final class AnswerReader {

    /** Not all of the answer is here yet. */
    static final int INCOMPLETE = 0;

    private static final int LARGEST = 64 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CLOSE = "\r\nconnection: close";
    private static final int STATUS_BEGIN = "HTTP/1.1 ".length();

    private final ByteBuffer received = ByteBuffer.allocate(LARGEST);
    private boolean closing;

    /** Where the connection puts what it reads. */
    ByteBuffer buffer() {
        return received;
    }

    /** Whether the last answer said that the connection ends. */
    boolean closing() {
        return closing;
    }

    /** The status, once the answer is complete; the reader is then ready for the next. */
    int status() throws IOException {
        var end = endOfHead();
        if (end < 0) {
            return refuseWhenFull();
        }
        var head = new String(received.array(), 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        var status = Integer.parseInt(head.substring(STATUS_BEGIN, STATUS_BEGIN + 3));
        if (received.position() < end + END_OF_HEAD.length + bodyLength(head, status)) {
            return refuseWhenFull();
        }
        closing = head.contains(CLOSE);
        received.clear();
        return status;
    }

    private int endOfHead() {
        var bytes = received.array();
        for (var at = 0; at + END_OF_HEAD.length <= received.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int bodyLength(String head, int status) throws IOException {
        var at = head.indexOf(LENGTH);
        if (at < 0) {
            if (status == 204) {
                return 0;
            }
            throw new IOException("an answer does not tell its length");
        }
        var begin = at + LENGTH.length();
        var end = head.indexOf('\r', begin);
        return Integer.parseInt(
                head.substring(begin, end < 0 ? head.length() : end).strip());
    }

    private int refuseWhenFull() throws IOException {
        if (!received.hasRemaining()) {
            throw new IOException("an answer is larger than %d bytes".formatted(LARGEST));
        }
        return INCOMPLETE;
    }
}
