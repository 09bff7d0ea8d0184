package dev.switchboard.localstack.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** The end of one log file, and what is added to it. A file that does not exist yet is an empty one. */
final class LogTail {

    private static final int PIECE = 1 << 20;

    private final String prefix;
    private final Path file;
    private long shown;

    LogTail(String prefix, Path file) {
        this.prefix = prefix;
        this.file = file;
    }

    /** Prints the last lines, up to {@code count}; answers how many that were. */
    int printLast(int count, PrintStream out) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        var last = new ArrayDeque<String>();
        shown = Math.max(0, Files.size(file) - PIECE);
        for (var line : newLines().lines().toList()) {
            last.addLast(line);
            if (last.size() > count) {
                last.removeFirst();
            }
        }
        last.forEach(line -> out.println(prefix + line));
        return last.size();
    }

    /** Prints whole lines that were added since the last look. */
    void printNew(PrintStream out) throws IOException {
        newLines().lines().forEach(line -> out.println(prefix + line));
    }

    private String newLines() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var channel = FileChannel.open(file)) {
            if (channel.size() < shown) {
                // The log was begun anew.
                shown = 0;
            }
            var piece = ByteBuffer.allocate((int) Math.min(PIECE, channel.size() - shown));
            channel.read(piece, shown);
            var end = piece.position();
            while (end > 0 && piece.get(end - 1) != '\n') {
                end--;
            }
            shown += end;
            return new String(piece.array(), 0, end, StandardCharsets.UTF_8);
        }
    }
}
