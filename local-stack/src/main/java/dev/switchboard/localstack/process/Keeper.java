package dev.switchboard.localstack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a process that keeps a server says that the server is ready, and when it ends.
 *
 * <p>It ends on SIGTERM, data kept. Started for a test it also ends when that test's process is gone, however it went: the test holds the
 * other end of standard input. Then the data goes too.
 */
public final class Keeper {

    @Option(names = "--ready-file", required = true, description = "Written when the server takes requests.")
    private @Nullable Path readyFile;

    @Option(names = "--data", required = true, description = "Directory of the server's data.")
    private @Nullable Path data;

    @Option(names = "--scratch", description = "Ends when standard input ends, and removes this directory.")
    private @Nullable Path scratch;

    /** Where the server keeps its data. */
    public Path data() {
        if (data == null) {
            throw new IllegalStateException("no data directory");
        }
        return data;
    }

    /** Announces the server and stays until it may go; {@code server} is closed exactly when this process ends by itself. */
    public void keep(AutoCloseable server) throws Exception {
        if (readyFile == null) {
            throw new IllegalStateException("no ready file");
        }
        var announced = Files.writeString(
                readyFile, Long.toString(ProcessHandle.current().pid()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> withdraw(announced), "no-longer-ready"));
        if (scratch != null) {
            System.in.transferTo(OutputStream.nullOutputStream());
            server.close();
            delete(scratch);
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    /** Nobody who looks for the server while it ends may take it for ready. */
    private static void withdraw(Path announced) {
        try {
            Files.deleteIfExists(announced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory with everything in it; what is already gone is no trouble. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
