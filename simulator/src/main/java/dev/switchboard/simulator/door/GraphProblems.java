package dev.switchboard.simulator.door;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers refused calls in Meta's shape, and counts them. */
class GraphProblems {

    private final MeterRegistry meters;

    GraphProblems(MeterRegistry meters) {
        this.meters = meters;
    }

    @ServerExceptionMapper
    public Response refused(GraphRefusal refusal) {
        var error = refusal.error();
        meters.counter(
                        "switchboard.simulator.calls",
                        "outcome",
                        Integer.toString(error.error().code()))
                .increment();
        return FaultyAnswers.refusal(error);
    }
}
