package dev.switchboard.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/**
 * A kind of problem.
 *
 * @param status of the answer
 * @param code stable name for programs, lower case, words joined by {@code _}; also the end of {@code type}
 * @param title the same for people
 */
public record Problem(int status, String code, String title) {

    /** The parameter of every problem that holds its code. */
    static final String CODE = "code";

    private static final String TYPE_PREFIX = "urn:switchboard:problem:";

    /** One occurrence, to be thrown; {@code detail} holds no value out of the request. */
    public HttpProblem because(String detail) {
        return builder().withDetail(detail).build();
    }

    /** One occurrence, to be completed. */
    public HttpProblem.Builder builder() {
        return HttpProblem.builder()
                .withType(URI.create(TYPE_PREFIX + code))
                .withTitle(title)
                .withStatus(status)
                .with(CODE, code);
    }
}
