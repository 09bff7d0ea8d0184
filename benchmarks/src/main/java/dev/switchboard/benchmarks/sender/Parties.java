package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.Child;
import dev.switchboard.benchmarks.process.CpuTime;
import dev.switchboard.benchmarks.process.Keepers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Everybody who shares the machine while the sender is watched, and what each costs. */
final class Parties {

    private static final double MICROS = 1_000;

    private final Map<String, Supplier<Duration>> cpu = new LinkedHashMap<>();

    Parties(Child sender, Keepers.Postgres postgres, Keepers.Kafka kafka) {
        cpu.put("sender", sender::cpu);
        cpu.put("PostgreSQL", postgres::cpu);
        cpu.put("Kafka", () -> kafka.process().cpu());
        cpu.put("bench", () -> CpuTime.of(ProcessHandle.current().pid()));
    }

    /** Watches another process, too. */
    Parties and(String party, Child process) {
        cpu.put(party, process::cpu);
        return this;
    }

    /** CPU time that each has used so far. */
    Map<String, Duration> used() {
        var used = new LinkedHashMap<String, Duration>();
        cpu.forEach((party, spent) -> used.put(party, spent.get()));
        return used;
    }

    /** What each used since {@code before}, for one of {@code messages}. */
    String perMessage(Map<String, Duration> before, long messages) {
        return used().entrySet().stream()
                .map(party -> "%s %.0f µs"
                        .formatted(
                                party.getKey(),
                                party.getValue()
                                                .minus(before.getOrDefault(party.getKey(), Duration.ZERO))
                                                .toNanos()
                                        / MICROS
                                        / Math.max(1, messages)))
                .collect(Collectors.joining(", "));
    }
}
