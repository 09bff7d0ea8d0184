package dev.switchboard.localstack.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script at the root, with a world of invented JDKs. */
class SwitchboardScriptTest {

    private static final Path SCRIPT =
            Path.of("..", "switchboard").toAbsolutePath().normalize();

    @TempDir
    private Path world;

    private record Answer(int status, String output) {}

    @Test
    void takesJavaHomeWhenItIsAJdk25() throws Exception {
        // Given
        var home = jdk("my jdk", "25.0.1");

        // When
        var answer = ask(Map.of("JAVA_HOME", home.toString()));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void looksElsewhereWhenJavaHomeIsOlder() throws Exception {
        // Given
        var older = jdk("jdk-17", "17.0.15");
        var right = jdk("roots/temurin-25", "25");

        // When
        var answer = ask(Map.of(
                "JAVA_HOME",
                older.toString(),
                "SWITCHBOARD_JVM_ROOTS",
                world.resolve("nowhere") + ":" + world.resolve("roots")));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, right.toString()));
    }

    @Test
    void findsTheHomeInsideAMacBundle() throws Exception {
        // Given
        var home = jdk("roots/temurin-25.jdk/Contents/Home", "25.0.1");

        // When
        var answer = ask(Map.of("SWITCHBOARD_JVM_ROOTS", world.resolve("roots").toString()));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void followsTheLinkOfTheJavaOnThePath() throws Exception {
        // Given
        var home = jdk("opt/jdk", "25.0.1");
        var bin = Files.createDirectories(world.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));

        // When
        var answer = ask(Map.of("PATH", bin + ":/usr/bin:/bin"));

        // Then
        assertThat(answer).isEqualTo(new Answer(0, home.toString()));
    }

    @Test
    void aRunTimeWithoutACompilerIsNoJdk() throws Exception {
        // Given
        var home = jdk("jre", "25.0.1");
        Files.delete(home.resolve("bin/javac"));

        // When
        var answer = ask(Map.of("JAVA_HOME", home.toString()));

        // Then
        assertThat(answer.status()).isEqualTo(1);
    }

    @Test
    void saysInOneSentenceThatThereIsNone() throws Exception {
        // Given
        jdk("roots/jdk-17", "17.0.15");
        jdk("roots/jdk-250", "250");

        // When
        var answer = ask(Map.of("SWITCHBOARD_JVM_ROOTS", world.resolve("roots").toString()));

        // Then
        assertThat(answer)
                .isEqualTo(
                        new Answer(
                                1,
                                "Switchboard needs a JDK 25 and finds none: install one (Temurin, say) or set JAVA_HOME to it."));
    }

    @Test
    void takesAllForBuiltAfterAllTestsOnly() throws Exception {
        // Given
        var checkout = Files.createDirectories(world.resolve("checkout"));
        Files.copy(SCRIPT, checkout.resolve("switchboard"));
        program(checkout.resolve("mvnw"), "exit 0");
        var stamp =
                Files.createDirectories(checkout.resolve("local-stack/target")).resolve("built");
        var home = Map.of("JAVA_HOME", jdk("my jdk", "25.0.1").toString());

        // When
        var some = run(home, checkout.resolve("switchboard"), "test", "-pl", "simulator");
        var afterSome = Files.exists(stamp);
        var all = run(home, checkout.resolve("switchboard"), "test");

        // Then
        assertThat(some.status()).isZero();
        assertThat(afterSome).isFalse();
        assertThat(all.status()).isZero();
        assertThat(stamp).exists();
    }

    @ParameterizedTest
    @CsvSource({"help, 0", "--help, 0", "up --help, 0", "'', 2", "frobnicate, 2"})
    void tellsWhatThereIsBeforeAnythingIsLookedForOrBuilt(String words, int status) throws Exception {
        // When
        var answer = run(Map.of(), emptyCheckout(), words.isEmpty() ? new String[0] : words.split(" "));

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.output()).contains("Usage: ./switchboard COMMAND");
        assertThat(Switchboard.commandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(answer.output()).contains("\n  " + command));
    }

    @Test
    void namesTheCommandThatThereIsNot() throws Exception {
        assertThat(run(Map.of(), emptyCheckout(), "frobnicate").output()).startsWith("There is no command frobnicate.");
    }

    @ParameterizedTest
    @CsvSource({"demo, 1", "logs, 1", "status, 1", "replay, 1", "down, 0"})
    void saysAtOnceThatNothingIsBuilt(String command, int status) throws Exception {
        // Given
        var home = Map.of("JAVA_HOME", jdk("my jdk", "25.0.1").toString());

        // When
        var answer = run(home, emptyCheckout(), command);

        // Then
        assertThat(answer)
                .isEqualTo(new Answer(
                        status,
                        "Nothing is built here yet, so nothing runs: ./switchboard up builds and starts everything."));
    }

    /** A checkout whose build would be noticed. */
    private Path emptyCheckout() throws IOException {
        var checkout = Files.createDirectories(world.resolve("checkout"));
        program(checkout.resolve("mvnw"), "echo building; exit 1");
        return Files.copy(SCRIPT, checkout.resolve("switchboard"));
    }

    private Answer ask(Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, SCRIPT, "jdk");
    }

    private Answer run(Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("bash", script.toString()), Stream.of(arguments));
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        builder.directory(world.toFile());
        var given = builder.environment();
        given.clear();
        given.put("HOME", world.toString());
        given.put("PATH", jdk("old", "17.0.15").resolve("bin") + ":/usr/bin:/bin");
        given.put("SWITCHBOARD_JVM_ROOTS", world.resolve("nowhere").toString());
        given.putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output.strip());
    }

    private Path jdk(String name, String version) throws IOException {
        var home = world.toRealPath().resolve(name);
        var bin = Files.createDirectories(home.resolve("bin"));
        program(bin.resolve("java"), "echo 'openjdk version \"%s\" 2025-10-21' >&2".formatted(version));
        program(bin.resolve("javac"), "exit 0");
        return home;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
