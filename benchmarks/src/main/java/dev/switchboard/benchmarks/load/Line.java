package dev.switchboard.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One kept connection with at most one request on it. */
final class Line {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final AnswerReader answers = new AnswerReader();
    private @Nullable ByteBuffer unsent;
    private long intendedAt;
    private boolean waiting;

    private Line(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Line open(int port, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Line(channel, selector);
    }

    /** Whether a request waits for its answer. */
    boolean waiting() {
        return waiting;
    }

    /** When the request on it was due. */
    long intendedAt() {
        return intendedAt;
    }

    void send(ByteBuffer request, long dueAt) throws IOException {
        unsent = request;
        intendedAt = dueAt;
        waiting = true;
        write();
    }

    /** Goes on with a request that did not fit into the socket. */
    void write() throws IOException {
        var rest = unsent;
        if (rest == null) {
            return;
        }
        channel.write(rest);
        if (rest.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            unsent = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** The status of the answer, or {@link AnswerReader#INCOMPLETE}. */
    int read() throws IOException {
        if (channel.read(answers.buffer()) < 0) {
            throw new EOFException("the target closed a connection");
        }
        var status = answers.status();
        if (status != AnswerReader.INCOMPLETE) {
            waiting = false;
        }
        return status;
    }

    /** Whether another request may follow; not after an answer that came before the whole request was sent. */
    boolean reusable() {
        return unsent == null && !answers.closing();
    }

    void close() {
        waiting = false;
        key.cancel();
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing was expected of it any more.
        }
    }
}
