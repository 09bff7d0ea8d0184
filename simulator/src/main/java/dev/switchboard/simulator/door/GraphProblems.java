package dev.switchboard.simulator.door;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers refused calls in Meta's shape, and counts them. */
class GraphProblems {

    private static final Pattern GRAPH_PATH = Pattern.compile("/?v\\d+\\.\\d+/(.*)");

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

    /** What is no part of the Graph API, or not yet of this one; other addresses answer as controls do. */
    @ServerExceptionMapper
    public Response nothingThere(NotFoundException nothing, UriInfo here) {
        var path = GRAPH_PATH.matcher(here.getPath());
        return path.matches()
                ? refused(new GraphRefusal(GraphError.unknownPath(path.group(1))))
                : Response.status(Response.Status.NOT_FOUND)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("error", "Not Found"))
                        .build();
    }
}
