package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Workplace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures webhook-ingress beside {@link BareWebhook}, in turns, on one warm broker. */
@Command(
        name = "ingress",
        description = "CPU a webhook, saturation, latency and memory of webhook-ingress, beside a bare handler.",
        mixinStandardHelpOptions = true)
public final class IngressCommand implements Callable<Integer> {

    @Option(names = "--rounds", description = "How often both are measured. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--rate", description = "Webhooks a second of the steady load. Default: ${DEFAULT-VALUE}.")
    private double perSecond = 3_300;

    @Option(names = "--connections", description = "Of the load without pace. Default: ${DEFAULT-VALUE}.")
    private int connections = 512;

    @Mixin
    private final RunOptions options = new RunOptions("-Xmx256m", "-XX:+UseSerialGC");

    /** Made by the command line. */
    public IngressCommand() {}

    @Override
    public Integer call() {
        if (rounds < 1 || rounds > 20 || connections < 1 || connections > 5_000) {
            throw new RunFailure("Rounds are 1 to 20, connections 1 to 5,000.");
        }
        var plan = options.quick() ? Plan.quick() : Plan.full(rounds);
        var jar = options.jar(Receivers.INGRESS);
        var cores = Runtime.getRuntime().availableProcessors();
        options.sayStart("both receivers with %d event loops".formatted(cores * 2));
        try (var place = Workplace.open()) {
            var receivers = new Receivers(place, jar, options.jvmOptions(), cores * 2, connections);
            var bare = receivers.bare();
            var ingress = receivers.ingress();
            for (var target : List.of(bare, ingress)) {
                var warmUp = target.warmUp(plan, perSecond);
                options.say("%-8s warmed with %,d webhooks, the last at %,.0f/s"
                        .formatted(target.name(), warmUp.ok(), warmUp.perSecond()));
            }
            for (var round = 1; round <= plan.rounds(); round++) {
                for (var target : List.of(bare, ingress)) {
                    tell(round, target.name(), target.measure(plan, perSecond));
                }
            }
            var name = Receivers.INGRESS + "-batches";
            var batches = BatchMemory.measure(receivers.ingress(name), receivers.gcLog(name), plan.batches());
            new IngressReport(bare, ingress, batches, perSecond).print(options.out());
        }
        return 0;
    }

    private void tell(int round, String name, Measured measured) {
        var steady = measured.steady();
        options.say(
                "%-8s round %d: %6.1f µs CPU, p50 %.1f ms, p99 %.1f ms, longest %.1f ms at %,.0f/s; saturation %,.0f/s%s"
                        .formatted(
                                name,
                                round,
                                measured.cpuMicros(),
                                steady.millisAt(50),
                                steady.millisAt(99),
                                steady.longestMillis(),
                                steady.perSecond(),
                                measured.saturation().perSecond(),
                                failures(measured)));
    }

    private static String failures(Measured measured) {
        var count = measured.steady().failures() + measured.saturation().failures();
        return count == 0 ? "" : "; %d webhooks were not answered 200".formatted(count);
    }
}
