package dev.switchboard.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns refused control input into {@code {"error":"…"}}. */
class ControlProblems {

    @ServerExceptionMapper
    public Response invalid(InvalidControlInput refused) {
        return problem(400, String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatch) {
        return problem(400, words(mismatch));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException refused) {
        var answer = refused.getResponse();
        if (answer.hasEntity()) {
            return answer;
        }
        return switch (refused.getCause()) {
            case JsonMappingException mapping -> problem(400, words(mapping));
            case JsonProcessingException _ -> problem(400, "the body is not JSON");
            case null, default ->
                problem(answer.getStatus(), answer.getStatusInfo().getReasonPhrase());
        };
    }

    private static String words(JsonMappingException mapping) {
        var place = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return place.isEmpty()
                ? "the body has another shape than expected"
                : place + " has another shape than expected";
    }

    private static Response problem(int status, @Nullable String error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(String.valueOf(error)))
                .build();
    }

    /**
     * Why a control call was refused.
     *
     * @param error what would be right, in words
     */
    record Problem(String error) {}
}
