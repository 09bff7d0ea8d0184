package dev.switchboard.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives type, title and code to problems that the framework found before any code of ours saw the request. */
@ApplicationScoped
@Unremovable
class FrameworkProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem found, ProblemContext context) {
        if (found.getParameters().containsKey(Problem.CODE)) {
            return found;
        }
        var named = of(found.getStatusCode()).builder();
        found.getParameters().forEach(named::with);
        found.getHeaders().forEach(named::withHeader);
        if (found.getInstance() != null) {
            named.withInstance(found.getInstance());
        }
        if (brokenJson(context.cause)) {
            return named.withDetail("body must be well-formed JSON")
                    .with("errors", List.of(Map.of("field", "body", "message", "must be well-formed JSON")))
                    .build();
        }
        return named.build();
    }

    private static Problem of(int status) {
        return switch (status) {
            case 400 -> new Problem(400, "invalid_request", "The request is not valid");
            case 404 -> new Problem(404, "unknown_path", "There is nothing at this address");
            case 405 -> new Problem(405, "method_not_allowed", "This address does not take this method");
            case 406 -> new Problem(406, "not_acceptable", "This address does not answer in an accepted format");
            case 415 -> new Problem(415, "unsupported_media_type", "This address does not take this content type");
            case 500 -> new Problem(500, "internal_error", "Something went wrong here");
            default -> {
                var known = Response.Status.fromStatusCode(status);
                var phrase = known == null ? "status " + status : known.getReasonPhrase();
                yield new Problem(status, phrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), phrase);
            }
        };
    }

    /** What the parser says is not passed on: it quotes the request. */
    private static boolean brokenJson(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return true;
            }
        }
        return false;
    }
}
