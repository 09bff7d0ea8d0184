package dev.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's collections left, from its own log ({@code -Xlog:gc}). */
record GcLog(List<Pause> pauses) {

    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\) ");

    /**
     * One collection, in megabytes.
     *
     * @param full whether it was of the whole heap
     */
    record Pause(int before, int after, int capacity, boolean full) {}

    GcLog {
        pauses = List.copyOf(pauses);
    }

    /** The option that makes a JVM write the log. */
    static String option(Path file) {
        return "-Xlog:gc:file=" + file;
    }

    static GcLog read(Path file) {
        try (var lines = Files.lines(file)) {
            return parse(lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GcLog parse(List<String> lines) {
        return new GcLog(lines.stream()
                .map(line -> PAUSE.matcher(line + ' '))
                .filter(Matcher::find)
                .map(found -> new Pause(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        found.group().startsWith("Pause Full")))
                .toList());
    }

    /** The log from a point on. */
    GcLog since(int pausesBefore) {
        return new GcLog(pauses.subList(Math.min(pausesBefore, pauses.size()), pauses.size()));
    }

    /** The fullest heap before a collection, in megabytes; 0 when there was none. */
    int highestBefore() {
        return pauses.stream().mapToInt(Pause::before).max().orElse(0);
    }

    /** The fullest heap after any collection, in megabytes, garbage that grew old included; 0 when there was none. */
    int highestAfter() {
        return pauses.stream().mapToInt(Pause::after).max().orElse(0);
    }

    /** The most that a collection of the whole heap left, in megabytes: what was in use; 0 when there was none. */
    int highestLive() {
        return pauses.stream().filter(Pause::full).mapToInt(Pause::after).max().orElse(0);
    }

    /** What the last collection left, in megabytes; 0 when there was none. */
    int lastAfter() {
        return pauses.isEmpty() ? 0 : pauses.getLast().after();
    }
}
