package dev.switchboard.localstack.stack;

import dev.switchboard.localstack.postgres.LeftBehind;
import dev.switchboard.localstack.process.Ending;
import dev.switchboard.localstack.process.Keeper;
import dev.switchboard.localstack.process.ProcessRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stack of one place, as it runs now. */
public final class Stack {

    private static final Duration SERVICE_GRACE = Duration.ofSeconds(15);
    private static final Duration SERVER_GRACE = Duration.ofSeconds(30);

    /**
     * One part, as it is now.
     *
     * @param pid its process; null when it does not run
     * @param since when that process started
     * @param ready whether it takes requests
     */
    public record State(
            String name,
            String address,
            @Nullable Long pid,
            @Nullable Instant since,
            boolean ready) {}

    private final Place place;
    private final JavaCommand java;
    private final ProcessRegistry registry;
    private final PrintStream terminal;

    /** The stack of {@code place}, which tells {@code terminal} what it does. */
    public Stack(Place place, PrintStream terminal) {
        this.place = place;
        this.java = JavaCommand.ofThisProgram();
        this.registry = new ProcessRegistry(place.run());
        this.terminal = terminal;
    }

    /** Names of all parts, in the order of the table. */
    public static List<String> partNames() {
        return Stream.concat(
                        Stream.of(Part.KAFKA, Part.POSTGRES, Part.OBJECT_STORE),
                        Service.ALL.stream().map(Service::name))
                .toList();
    }

    /** Whether anything of any stack of this checkout runs, whatever its ports. */
    public static boolean runsAnywhereIn(Path root) {
        try (var entries = Files.find(root.resolve(".local"), 2, (path, _) -> path.endsWith("run"))) {
            return entries.map(ProcessRegistry::new)
                    .anyMatch(registry -> partNames().stream()
                            .anyMatch(name -> registry.running(name).isPresent()));
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts what does not run yet and returns when the first message could flow.
     *
     * @throws StackFailure when it cannot
     */
    public void up() {
        if (registry.running(Part.POSTGRES).isEmpty()) {
            LeftBehind.stop(place.data(Part.POSTGRES));
        }
        new Startup(place, java, registry, terminal).run();
    }

    /** Stops what was started here, services first, and nothing else. Answers how many processes that were. */
    public int down() {
        var services = Service.ALL.stream().map(Service::name).toList();
        var stopped =
                end(services, SERVICE_GRACE) + end(List.of(Part.KAFKA, Part.POSTGRES, Part.OBJECT_STORE), SERVER_GRACE);
        LeftBehind.stop(place.data(Part.POSTGRES));
        return stopped;
    }

    /** Removes all data and logs. The stack must be down. */
    public void forgetEverything() {
        for (var directory : List.of(
                place.data(Part.KAFKA),
                place.data(Part.POSTGRES),
                place.data(Part.OBJECT_STORE),
                place.run(),
                place.log(Part.KAFKA).getParent())) {
            if (directory != null) {
                Keeper.delete(directory);
            }
        }
    }

    /** How each part is now. */
    public List<State> states() {
        var kafka = Part.kafka(place, java);
        var postgres = Part.postgres(place, java);
        var objectStore = Part.objectStore(place, java);
        return Stream.concat(
                        Stream.of(kafka, postgres, objectStore)
                                .map(part -> state(part.name(), part.address(), part.readiness())),
                        Service.ALL.stream()
                                .map(service -> state(
                                        service.name(), place.http(service.port()), Part.readiness(place, service))))
                .toList();
    }

    private State state(String name, String address, Readiness readiness) {
        Optional<ProcessHandle> process = registry.running(name);
        return new State(
                name,
                address,
                process.map(ProcessHandle::pid).orElse(null),
                process.flatMap(handle -> handle.info().startInstant()).orElse(null),
                process.isPresent() && readiness.reached());
    }

    private int end(List<String> names, Duration grace) {
        return names.stream().map(name -> CompletableFuture.supplyAsync(() -> end(name, grace))).toList().stream()
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    private int end(String name, Duration grace) {
        var process = registry.running(name);
        if (process.isEmpty()) {
            registry.forget(name);
            return 0;
        }
        var asked = Ending.end(process.get(), grace);
        registry.forget(name);
        terminal.printf("  %-22s stopped%s%n", name, asked ? "" : ", killed after " + grace.toSeconds() + " s");
        return 1;
    }
}
