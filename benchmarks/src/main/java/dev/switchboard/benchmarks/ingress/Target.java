package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.load.HttpLoad;
import dev.switchboard.benchmarks.load.LoadResult;
import dev.switchboard.benchmarks.load.Pace;
import dev.switchboard.benchmarks.load.SignedRequests;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.RunFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A receiver of webhooks that runs, with what it has shown so far. */
final class Target {

    private static final int STEADY_CONNECTIONS = 256;
    private static final double FAILURES_TOLERATED = 0.01;

    private final String name;
    private final Application application;
    private final Path gcLog;
    private final SignedRequests requests;
    private final int saturationConnections;
    private final List<Measured> rounds = new ArrayList<>();

    Target(String name, Application application, Path gcLog, SignedRequests requests, int saturationConnections) {
        this.name = name;
        this.application = application;
        this.gcLog = gcLog;
        this.requests = requests;
        this.saturationConnections = saturationConnections;
    }

    String name() {
        return name;
    }

    List<Measured> rounds() {
        return rounds;
    }

    /** Lets the compilers of the JVM and the broker finish their work. */
    LoadResult warmUp(Plan plan, double perSecond) {
        var load = saturate(plan.warmUp());
        steady(perSecond, plan.settle());
        return load;
    }

    Measured measure(Plan plan, double perSecond) {
        steady(perSecond, plan.settle());
        var before = application.process().cpu();
        var steady = steady(perSecond, plan.steady());
        var cpu = application.process().cpu().minus(before);
        requireAnswers(steady);
        var saturation = saturate(plan.saturation());
        requireAnswers(saturation);
        var measured = new Measured(cpu, steady, saturation);
        rounds.add(measured);
        return measured;
    }

    GcLog collections() {
        return GcLog.read(gcLog);
    }

    private LoadResult steady(double perSecond, Duration length) {
        return new HttpLoad(application.port(), requests, STEADY_CONNECTIONS)
                .run(new Pace.Scheduled(perSecond, length));
    }

    private LoadResult saturate(Duration length) {
        return new HttpLoad(application.port(), requests, saturationConnections).run(new Pace.Unpaced(length));
    }

    /** Figures of a target that mostly refuses would say nothing. */
    private void requireAnswers(LoadResult load) {
        application.process().requireAlive();
        if (load.ok() == 0 || load.failures() > load.ok() * FAILURES_TOLERATED) {
            throw new RunFailure(
                    "%s answered %d of its webhooks with 200 and failed %d (503: %d, other answers: %d, broken: %d, none: %d)."
                            .formatted(
                                    name,
                                    load.ok(),
                                    load.failures(),
                                    load.busy(),
                                    load.otherAnswers(),
                                    load.broken(),
                                    load.unanswered()));
        }
    }
}
