package dev.switchboard.benchmarks.load;

import dev.switchboard.benchmarks.process.RunFailure;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends signed requests to one loopback port from the calling thread and takes the answers, without pipelining.
 *
 * <p>Latency counts from when a request was due, also while it waited for a free connection. Times resolve to about a millisecond: spinning
 * for more would take the processor from what is measured.
 */
public final class HttpLoad {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 3;
    private static final int SELECT_MILLIS = 1;
    private static final int BROKEN_AT_MOST = 10_000;

    private final int port;
    private final SignedRequests requests;
    private final int connections;

    /** A load over so many connections at most. */
    public HttpLoad(int port, SignedRequests requests, int connections) {
        this.port = port;
        this.requests = requests;
        this.connections = connections;
    }

    /** Runs one load to its end; it is given up 10 s after its last request was due. */
    public LoadResult run(Pace pace) {
        try (var selector = Selector.open()) {
            var run = new Run(selector, pace);
            try {
                run.toItsEnd();
                return run.result();
            } finally {
                selector.keys().stream().map(key -> (Line) key.attachment()).forEach(Line::close);
            }
        } catch (IOException e) {
            throw new RunFailure("The target on port %d takes no connections.".formatted(port), e);
        }
    }

    private final class Run {

        private final Selector selector;
        private final Pace pace;
        private final Deque<Line> idle = new ArrayDeque<>();
        private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
        private final long begin;
        private long started;
        private long outstanding;
        private long ok;
        private long busy;
        private long otherAnswers;
        private long broken;
        private long lastAnswer;

        Run(Selector selector, Pace pace) throws IOException {
            this.selector = selector;
            this.pace = pace;
            for (var line = 0; line < connections; line++) {
                idle.push(Line.open(port, selector));
            }
            this.begin = System.nanoTime();
        }

        void toItsEnd() throws IOException {
            var deadline = pace.length().plus(GRACE).toNanos();
            for (var elapsed = 0L; elapsed < deadline; elapsed = System.nanoTime() - begin) {
                startDue(elapsed);
                if (outstanding == 0 && nothingLeft(elapsed)) {
                    return;
                }
                selector.select(this::proceed, SELECT_MILLIS);
            }
        }

        LoadResult result() {
            var due = pace.total() == Long.MAX_VALUE ? started : pace.total();
            var unanswered = due - ok - busy - otherAnswers - broken;
            return new LoadResult(ok, busy, otherAnswers, broken, unanswered, Duration.ofNanos(lastAnswer), latencies);
        }

        private boolean nothingLeft(long elapsed) {
            return started >= pace.total() || (pace.total() == Long.MAX_VALUE && pace.dueBy(elapsed) == 0);
        }

        private void startDue(long elapsed) throws IOException {
            var due = pace.dueBy(elapsed);
            while (started < due && !idle.isEmpty()) {
                var line = idle.pop();
                var index = started++;
                outstanding++;
                try {
                    line.send(requests.at(index), pace.intendedAt(index, elapsed));
                } catch (IOException _) {
                    replace(line);
                }
            }
        }

        private void proceed(SelectionKey key) {
            var line = (Line) key.attachment();
            try {
                if (key.isReadable()) {
                    var status = line.read();
                    if (status != AnswerReader.INCOMPLETE) {
                        answered(line, status);
                        return;
                    }
                }
                if (key.isWritable()) {
                    line.write();
                }
            } catch (IOException _) {
                replace(line);
            }
        }

        private void answered(Line line, int status) {
            outstanding--;
            lastAnswer = System.nanoTime() - begin;
            switch (status) {
                case 200 -> {
                    ok++;
                    var micros = TimeUnit.NANOSECONDS.toMicros(lastAnswer - line.intendedAt());
                    latencies.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
                }
                case 503 -> busy++;
                default -> otherAnswers++;
            }
            if (line.reusable()) {
                idle.push(line);
            } else {
                reopen(line);
            }
        }

        /** A connection that the target ended; with a request on it, that request is lost. */
        private void replace(Line line) {
            if (line.waiting()) {
                outstanding--;
                broken++;
            } else {
                idle.remove(line);
            }
            if (broken > BROKEN_AT_MOST) {
                throw new RunFailure("The target on port %d breaks every connection.".formatted(port));
            }
            reopen(line);
        }

        private void reopen(Line line) {
            line.close();
            try {
                idle.push(Line.open(port, selector));
            } catch (IOException e) {
                throw new RunFailure("The target on port %d takes no connections any more.".formatted(port), e);
            }
        }
    }
}
