package dev.switchboard.outboundsender.media;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.problems.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doors for files answer when a file does not get to Meta, and how often. */
@ApplicationScoped
class UploadRefusals {

    private static final Problem UPLOAD_INCOMPLETE = new Problem(400, "upload_incomplete", "Upload incomplete");
    private static final Problem META_UNAVAILABLE = new Problem(503, "meta_unavailable", "Meta did not take the file");
    private static final Problem APP_TOKEN_MISSING =
            new Problem(501, "app_token_missing", "Samples cannot be uploaded as this sender is set up");

    private final MeterRegistry meters;

    UploadRefusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A file got there. */
    void accepted() {
        count("accepted");
    }

    Response incomplete(String needed) {
        return refused(UPLOAD_INCOMPLETE, needed);
    }

    Response unfit(FileCheck.Unfit unfit) {
        return refused(new Problem(422, unfit.code(), "File not fit for WhatsApp"), unfit.reason());
    }

    Response appUnknown() {
        return refused(
                APP_TOKEN_MISSING,
                "Samples are uploaded in the name of the app: set switchboard.graph-api.app-token"
                        + " (SWITCHBOARD_GRAPH_API_APP_TOKEN) to {app id}|{app secret}.");
    }

    /** Meta did not take it. */
    Response of(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Rejected rejected ->
                refused(meta(502, rejected.reason(), rejected.error()), words(rejected.error()));
            case SendOutcome.Barred barred ->
                refused(meta(503, barred.reason(), barred.error()), words(barred.error()));
            case SendOutcome.Throttled _, SendOutcome.NotSent _, SendOutcome.Unknown _, SendOutcome.Accepted _ ->
                refused(
                        META_UNAVAILABLE,
                        "Meta did not take the file now (%s); try again later.".formatted(outcome.reason()));
        };
    }

    private Response refused(Problem problem, String detail) {
        count(problem.code());
        return problem.because(detail).toResponse();
    }

    private static Problem meta(int status, String code, MetaError error) {
        return new Problem(status, code, Objects.requireNonNullElse(error.title(), "Meta refused the file"));
    }

    private void count(String outcome) {
        meters.counter("switchboard.outbound.uploads", "outcome", outcome).increment();
    }

    /** Meta's own words come last, where there are any. */
    private static String words(MetaError error) {
        return Stream.of(Optional.ofNullable(error.message()), Optional.ofNullable(error.details()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
