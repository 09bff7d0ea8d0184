package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.process.Foreground;
import dev.switchboard.localstack.stack.Stack;
import dev.switchboard.localstack.stack.StackFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        description = "Measures, beside a baseline in the same run: ingress, conversation, consent, sender.")
final class BenchCommand implements Callable<Integer> {

    @Unmatched
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var root = Switchboard.place().root();
        if (measures() && Stack.runsAnywhereIn(root)) {
            throw new StackFailure("Switchboard runs here and would spoil the figures: ./switchboard down first.");
        }
        var module = root.resolve("benchmarks/target");
        var libraries = module.resolve("run-time-class-path");
        if (!Files.exists(libraries)) {
            throw new StackFailure(
                    "The benchmarks are not built: %s is missing.".formatted(root.relativize(libraries)));
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                module.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(libraries).strip(),
                "dev.switchboard.benchmarks.Main"));
        command.addAll(words);
        return Foreground.run(new ProcessBuilder(command).directory(root.toFile()));
    }

    private boolean measures() {
        return !words.isEmpty() && words.stream().noneMatch(List.of("-h", "--help", "-V", "--version")::contains);
    }
}
