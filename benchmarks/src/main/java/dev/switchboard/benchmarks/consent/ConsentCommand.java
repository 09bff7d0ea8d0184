package dev.switchboard.benchmarks.consent;

import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Doors;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Settings;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.kafka.LocalTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures consent-service with a list of people taken over: how fast and with how much memory, then decisions about them
 * beside requests that only say the service lives, then how soon a stop is on the topic of states.
 */
@Command(
        name = "consent",
        description = "Lists, decisions and stops of consent-service, beside bare rows and bare requests.",
        mixinStandardHelpOptions = true)
public final class ConsentCommand implements Callable<Integer> {

    private static final String MODULE = "consent-service";
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double NANOS = 1e9;
    private static final int ROUNDS = 5;

    /** A quarter of the heap: a list that is held in memory would take more. */
    private static final long MOST_LIVE_MB = 64;

    @Option(names = "--people", description = "Lines of the list. Default: ${DEFAULT-VALUE}.")
    private int people = 1_000_000;

    @Option(names = "--decisions", description = "How many are asked for. Default: ${DEFAULT-VALUE}.")
    private int decisions = 20_000;

    @Option(names = "--stops", description = "How many customers say stop. Default: ${DEFAULT-VALUE}.")
    private int stops = 500;

    @Option(names = "--limit", description = "Longest wait for the list, in seconds. Default: ${DEFAULT-VALUE}.")
    private int limitSeconds = 1_800;

    @Mixin
    private final RunOptions options = new RunOptions("-Xmx256m", "-XX:+UseSerialGC");

    /** Made by the command line. */
    public ConsentCommand() {}

    @Override
    public Integer call() {
        if (options.quick()) {
            people = 10_000;
            decisions = 2_000;
            stops = 50;
        }
        if (people < 1 || people > PeopleList.MOST || decisions < ROUNDS || stops < 1) {
            throw new RunFailure("A list has 1 to %,d lines.".formatted(PeopleList.MOST));
        }
        var jar = options.jar(MODULE);
        try (var place = Workplace.open()) {
            run(place, jar);
        }
        return 0;
    }

    private void run(Workplace place, Path jar) {
        options.sayStart("%,d people, %,d decisions, %,d stops".formatted(people, decisions, stops));
        var kafka = Keepers.kafka(place);
        var postgres = Keepers.postgres(place);
        var database = postgres.databases().createFresh("consent");
        LocalTopics.create(kafka.bootstrapServers(), Topics.all());
        var list = new PeopleList(place.resolve("people.csv"), people);
        var bare = list.insertBare(postgres.databases().createFresh("benchmark_bare"));
        options.say("bare rows: %,d in %.1f s".formatted(people, seconds(bare)));
        var service = Application.start(
                place, MODULE, jar, options.jvmOptions(), Settings.consents(kafka.bootstrapServers(), database));
        var doors = new Doors(service);

        var begin = System.nanoTime();
        var id = list.upload(doors);
        var staged = Duration.ofNanos(System.nanoTime() - begin);
        options.say("list read, checked and stored in %.1f s".formatted(seconds(staged)));
        var heap = list.untilApplied(doors, id, service.process(), Duration.ofSeconds(limitSeconds), options);
        var imported = Duration.ofNanos(System.nanoTime() - begin);
        if (heap > MOST_LIVE_MB) {
            throw new RunFailure("Memory grew with the list: %d MB were live.".formatted(heap));
        }

        var asking = new Asking(doors, list);
        asking.alive(decisions); // both warm: compiled, and the database's pages in memory
        asking.decisions(decisions);
        var bares = new ArrayList<Histogram>();
        var decideds = new ArrayList<Histogram>();
        for (var round = 0; round < ROUNDS; round++) {
            bares.add(asking.alive(decisions / ROUNDS));
            decideds.add(asking.decisions(decisions / ROUNDS));
        }
        var alive = median(bares);
        var decided = median(decideds);
        var stopped = new Stops(kafka.bootstrapServers()).measure(stops);
        service.process().requireAlive();

        options.say("decision: %s; bare request: %s; stop to state: %s"
                .formatted(told(decided), told(alive), told(stopped)));
        options.say("");
        options.say("import-rows-per-second: %.0f".formatted(people / seconds(imported)));
        options.say("import-ratio-to-bare: %.3f".formatted(seconds(bare) / seconds(imported)));
        options.say("import-heap-mb-after-gc-max: %d".formatted(heap));
        options.say("decision-ratio-to-bare: %.2f"
                .formatted(decided.getValueAtPercentile(50) / (double) Math.max(1, alive.getValueAtPercentile(50))));
        options.say("stop-to-state-p99-ms: %.1f".formatted(stopped.getValueAtPercentile(99) / MICROS_PER_MILLI));
        options.say("decision-p99-ms: %.1f".formatted(decided.getValueAtPercentile(99) / MICROS_PER_MILLI));
    }

    /** The round whose 99th percentile is the middle one: a pause of the machine spoils one round, and not the figure. */
    private static Histogram median(List<Histogram> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingLong(round -> round.getValueAtPercentile(99)))
                .toList()
                .get(rounds.size() / 2);
    }

    private static String told(Histogram micros) {
        return "p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                        micros.getValueAtPercentile(99) / MICROS_PER_MILLI);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
