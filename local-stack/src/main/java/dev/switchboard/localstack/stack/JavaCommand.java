package dev.switchboard.localstack.stack;

import dev.switchboard.localstack.process.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of the stack's JVMs: this program's own Java, a small heap, and compilers and a collector that start fast on two cores.
 */
record JavaCommand(Path java, String classPath, Path ownClasses) {

    private static final List<String> SMALL_AND_QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    static JavaCommand ofThisProgram() {
        return new JavaCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"), Library.classPath(), Library.location());
    }

    List<String> keeper(String mainClass, String heap, String... options) {
        var command = start(heap);
        command.addAll(List.of("-Dlog4j2.configurationFile=keeper-log4j2.properties", "-cp", classPath, mainClass));
        command.addAll(List.of(options));
        return command;
    }

    List<String> service(Path jar) {
        var command = start("-Xmx256m");
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> start(String heap) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add(heap);
        command.addAll(SMALL_AND_QUICK);
        return command;
    }
}
