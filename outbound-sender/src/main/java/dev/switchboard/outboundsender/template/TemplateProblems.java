package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.DraftRules.Finding;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.problems.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doors for templates answer when they cannot do what was asked. */
final class TemplateProblems {

    static final Problem UNKNOWN_TEMPLATE = new Problem(404, "unknown_template", "There is no such template");
    static final Problem TEMPLATE_EXISTS = new Problem(409, "template_exists", "There is such a template already");
    static final Problem NOT_EDITABLE = new Problem(409, "template_not_editable", "The template cannot be changed now");

    private static final Problem INVALID_REQUEST = new Problem(400, "invalid_request", "The request is not valid");
    private static final Problem TEMPLATE_INVALID = new Problem(422, "template_invalid", "Meta would not take this");
    private static final Problem META_UNAVAILABLE = new Problem(503, "meta_unavailable", "Meta did not take it");
    private static final Problem OUTCOME_UNKNOWN =
            new Problem(503, "template_outcome_unknown", "Nobody knows whether Meta did it");

    private TemplateProblems() {}

    /** A parameter of the request is wrong. */
    static HttpProblem invalid(String field, String message) {
        return INVALID_REQUEST
                .builder()
                .withDetail(field + " " + message)
                .with("errors", List.of(Map.of("field", field, "message", message)))
                .build();
    }

    /** The template breaks limits of Meta's. */
    static HttpProblem unfit(List<Finding> findings) {
        var first = findings.getFirst();
        return TEMPLATE_INVALID
                .builder()
                .withDetail(first.field() + " " + first.detail())
                .with(
                        "errors",
                        findings.stream()
                                .map(finding -> Map.of("field", finding.field(), "message", finding.detail()))
                                .toList())
                .build();
    }

    /** The answer was lost and a listing did not settle it. */
    static HttpProblem unsettled(String what) {
        return OUTCOME_UNKNOWN.because(
                "Meta's answer was lost and its list does not show %s; look at the template again before you repeat it"
                        .formatted(what));
    }

    /** Meta did not do it, and why, by the error catalogue. */
    static HttpProblem of(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Rejected rejected -> meta(502, rejected.reason(), rejected.error());
            case SendOutcome.Barred barred -> meta(503, barred.reason(), barred.error());
            case SendOutcome.Throttled _, SendOutcome.NotSent _, SendOutcome.Unknown _, SendOutcome.Accepted _ ->
                META_UNAVAILABLE.because("Meta did not take it now (%s); try again later.".formatted(outcome.reason()));
        };
    }

    private static HttpProblem meta(int status, String code, MetaError error) {
        var words = Stream.of(Optional.ofNullable(error.message()), Optional.ofNullable(error.details()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new Problem(status, code, Objects.requireNonNullElse(error.title(), "Meta refused")).because(words);
    }
}
