package dev.switchboard.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkProblemsTest {

    private final FrameworkProblems problems = new FrameworkProblems();

    @ParameterizedTest
    @CsvSource({
        "404, unknown_path",
        "405, method_not_allowed",
        "406, not_acceptable",
        "413, request_entity_too_large",
        "415, unsupported_media_type",
        "500, internal_error",
        "599, status_599"
    })
    void namesWhatTheFrameworkRefused(int status, String code) {
        // Given
        var found =
                HttpProblem.builder().withStatus(status).withTitle("Whatever").build();

        // When
        var named = problems.apply(found, context(new IllegalStateException()));

        // Then
        assertThat(named.getParameters()).containsEntry("code", code);
        assertThat(named.getType()).isEqualTo(URI.create("urn:switchboard:problem:" + code));
        assertThat(named.getStatusCode()).isEqualTo(status);
    }

    @Test
    void keepsHeadersAndParameters() {
        // Given
        var found = HttpProblem.builder()
                .withStatus(Response.Status.METHOD_NOT_ALLOWED)
                .withHeader("Allow", "GET")
                .with("hint", "read it")
                .build();

        // When
        var named = problems.apply(found, context(new IllegalStateException()));

        // Then
        assertThat(named.getHeaders()).containsEntry("Allow", "GET");
        assertThat(named.getParameters()).containsEntry("hint", "read it");
    }

    @Test
    void saysThatJsonIsBrokenWithoutQuotingIt() {
        // Given
        var found = HttpProblem.builder()
                .withStatus(400)
                .withDetail("Unexpected character in \"a private word\"")
                .build();

        // When
        var named = problems.apply(
                found, context(new IllegalStateException(new JsonParseException(null, "near a private word"))));

        // Then
        assertThat(named.getDetail()).isEqualTo("body must be well-formed JSON");
        assertThat(named.getParameters())
                .containsEntry("code", "invalid_request")
                .containsEntry("errors", List.of(Map.of("field", "body", "message", "must be well-formed JSON")));
    }

    @Test
    void leavesOurOwnProblemsAlone() {
        // Given
        var ours = new Problem(409, "window_closed", "The service window is closed").because("too late");

        // When
        var same = problems.apply(ours, context(ours));

        // Then
        assertThat(same).isSameAs(ours);
    }

    private static ProblemContext context(Throwable cause) {
        return ProblemContext.of(cause, "/api/v1/somewhere");
    }
}
