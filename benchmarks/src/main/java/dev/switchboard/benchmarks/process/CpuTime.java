package dev.switchboard.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time of processes as the kernel counts it, user and system together; on Linux from {@code /proc/<pid>/stat}, in steps of 10 ms,
 * elsewhere as the JDK tells it, without children that ended.
 */
public final class CpuTime {

    /** Linux shows 100 clock ticks a second to programs, whatever the kernel itself counts in. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int REAPED_USER = 13;
    private static final int REAPED_SYSTEM = 14;

    /**
     * One process.
     *
     * @param own what it used itself
     * @param reaped what children used that have ended
     */
    record Usage(Duration own, Duration reaped) {

        static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO);

        /** Reads a line of {@code /proc/<pid>/stat}. The name in parentheses may hold blanks and parentheses itself. */
        static Usage parse(String stat) {
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new Usage(
                    ticks(Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])),
                    ticks(Long.parseLong(fields[REAPED_USER]) + Long.parseLong(fields[REAPED_SYSTEM])));
        }

        private static Duration ticks(long ticks) {
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        }
    }

    private CpuTime() {}

    /** What the process has used since it began. */
    public static Duration of(long pid) {
        return usage(pid).own();
    }

    /** What the process and all it ever started have used. */
    public static Duration ofTree(long pid) {
        var root = usage(pid);
        var living = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(process -> usage(process.pid()))
                .map(usage -> usage.own().plus(usage.reaped()))
                .reduce(Duration.ZERO, Duration::plus);
        return root.own().plus(root.reaped()).plus(living);
    }

    /** What those living threads of a process have used whose names begin so; zero where the system does not tell. */
    public static Duration ofThreads(long pid, String prefix) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.filter(thread -> nameOf(thread).startsWith(prefix))
                    .map(CpuTime::ofThread)
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException _) {
            return Duration.ZERO;
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException _) {
            return "";
        }
    }

    /** None for a thread that has ended meanwhile. */
    private static Duration ofThread(Path thread) {
        try {
            return Usage.parse(Files.readString(thread.resolve("stat"))).own();
        } catch (IOException _) {
            return Duration.ZERO;
        }
    }

    private static Usage usage(long pid) {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            return Usage.parse(Files.readString(stat));
        } catch (IOException _) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(own -> new Usage(own, Duration.ZERO))
                    .orElse(Usage.NONE);
        }
    }
}
