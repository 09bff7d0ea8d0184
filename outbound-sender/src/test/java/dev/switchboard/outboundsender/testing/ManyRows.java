package dev.switchboard.outboundsender.testing;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** A CSV of many phones, made while it is read, which looks at the memory now and then. */
public final class ManyRows extends InputStream {

    private static final int BETWEEN_LOOKS = 10_000;

    private final int rows;
    private final long before;
    private byte[] line = "wa_id,order\n".getBytes(StandardCharsets.UTF_8);
    private int place;
    private int made;
    private volatile long highest;

    public ManyRows(int rows) {
        this.rows = rows;
        this.before = used();
        this.highest = before;
    }

    /** Bytes in use before the first row. */
    public long memoryBefore() {
        return before;
    }

    /** Bytes in use at the worst look, garbage not counted. */
    public long memoryAtItsHighest() {
        return highest;
    }

    @Override
    public int read() {
        if (place == line.length && !next()) {
            return -1;
        }
        return line[place++];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (place == line.length && !next()) {
            return -1;
        }
        var some = Math.min(length, line.length - place);
        System.arraycopy(line, place, target, offset, some);
        place += some;
        return some;
    }

    private boolean next() {
        if (made == rows) {
            return false;
        }
        made++;
        line = "5511%09d,%d%n".formatted(900_000_000 + made, made).getBytes(StandardCharsets.UTF_8);
        place = 0;
        if (made % BETWEEN_LOOKS == 0) {
            highest = Math.max(highest, used());
        }
        return true;
    }

    private static long used() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
