package dev.switchboard.localstack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The class path of the processes that this module starts: its own classes and the libraries that the build
 * lists in {@code target/run-time-class-path}.
 *
 * <p>It is found from where these classes were loaded, a directory or a jar of the same build; nothing of the caller's class path reaches
 * the new process.
 */
public final class Library {

    private Library() {}

    /** The class path, as {@code -cp} wants it. */
    public static String classPath() {
        var own = location();
        var others = own.resolveSibling("run-time-class-path");
        try {
            return own + File.pathSeparator + Files.readString(others).strip();
        } catch (NoSuchFileException _) {
            throw new IllegalStateException("%s is missing: build the module local-stack first".formatted(others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the classes of this module are: a directory, or a jar. */
    public static Path location() {
        var source = Library.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("these classes do not say where they come from");
        }
        try {
            var uri = source.getLocation().toURI();
            if ("jar".equals(uri.getScheme())) {
                var jar = uri.getSchemeSpecificPart();
                uri = new URI(jar.substring(0, jar.indexOf('!')));
            }
            return Path.of(uri).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("these classes come from a place that is no file", e);
        }
    }
}
