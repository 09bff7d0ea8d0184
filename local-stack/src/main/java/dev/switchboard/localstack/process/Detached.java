package dev.switchboard.localstack.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that outlives this program and its terminal. */
public final class Detached {

    private Detached() {}

    /** Starts it in a session of its own, where the system can; what it prints is appended to {@code log}. */
    public static ProcessHandle start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        var parent = log.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var whole = new ArrayList<String>();
        // Both replace themselves by the command, so the process id is that of the command.
        whole.add(onPath("setsid") ? "setsid" : "nohup");
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start().toHandle();
    }

    private static boolean onPath(String program) {
        for (var directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
