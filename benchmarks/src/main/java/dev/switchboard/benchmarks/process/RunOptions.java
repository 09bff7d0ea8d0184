package dev.switchboard.benchmarks.process;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every benchmark can be told, and where it tells what it sees. */
public final class RunOptions {

    @Option(names = "--quick", description = "A short run with little load: shows that it works, measures little.")
    private boolean quick;

    @Option(names = "--jvm-options", split = " ", description = "Of what is measured. Default: ${DEFAULT-VALUE}.")
    private List<String> jvmOptions;

    @Option(
            names = "--repository",
            description = "Where the services are built; another check-out may be measured. Default: this directory.")
    private Path repository = Path.of("");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Options with these of the JVM unless others are given. */
    public RunOptions(String... jvmOptions) {
        this.jvmOptions = List.of(jvmOptions);
    }

    /** Whether the run is to be short. */
    public boolean quick() {
        return quick;
    }

    /** Options of the JVM that is measured. */
    public List<String> jvmOptions() {
        return List.copyOf(jvmOptions);
    }

    /** The runnable jar of a service in the chosen check-out. */
    public Path jar(String module) {
        return Application.jar(repository.toAbsolutePath(), module);
    }

    /** Tells on which machine and how the run goes. */
    public void sayStart(String how) {
        say("%d cores, load average %.1f before the run; %s; JVM: %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        how,
                        String.join(" ", jvmOptions)));
    }

    /** Tells one line at once. */
    public void say(String line) {
        out().println(line);
        out().flush();
    }

    /** Where lines are told. */
    public PrintWriter out() {
        if (command == null) {
            throw new IllegalStateException("not on a command line");
        }
        return command.commandLine().getOut();
    }
}
