package dev.switchboard.consentservice.form;

import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.notice.Notices;
import dev.switchboard.consentservice.phone.Phones;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.contracts.consent.ConsentSource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Forms on web pages, handed on by whoever serves the page. Internal. */
@Path("/api/v1/forms/{formId}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
class FormResource {

    private final Notations notations;
    private final Notices notices;

    FormResource(Notations notations, Notices notices) {
        this.notations = notations;
        this.notices = notices;
    }

    /** A form as it was filled in; {@code doubleOptIn} asks the customer on WhatsApp before it counts. */
    public record Submission(
            @Nullable String submissionId,
            @Nullable String phone,
            @Nullable String phoneNumberId,
            @Nullable List<String> categories,
            @Nullable String locale,
            @Nullable String noticeId,
            @Nullable Integer noticeVersion,
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable Instant submittedAt,
            @Nullable Boolean doubleOptIn) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note what a form says; a repeat with the same submissionId is one entry")
    @APIResponse(responseCode = "201", description = "How things stand now; address and browser stay in the ledger")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "422", description = "unknown_notice: what was shown must be known")
    public RestResponse<ConsentsView> submit(@PathParam("formId") String formId, @Nullable Submission submission)
            throws SQLException {
        var body = Checks.required("body", submission);
        var form = Checks.words("formId", formId, 100);
        var reference = "form:%s/%s".formatted(form, Checks.words("submissionId", body.submissionId(), 100));
        var waId = Phones.waId(Checks.words("phone", body.phone(), 40), null)
                .orElseThrow(() -> ProblemCode.INVALID_REQUEST.because("phone", "must be a phone with country code"));
        var locale = Checks.locale("locale", body.locale());
        var wording = notices.required(
                Checks.words("noticeId", body.noticeId(), 100), Checks.required("noticeVersion", body.noticeVersion()));
        var personal = new Evidence.Personal(
                Checks.wordsOrNull("ip", body.ip(), 45), Checks.wordsOrNull("userAgent", body.userAgent(), 500), null);
        var notation = new Notations.Notation(
                reference,
                Checks.phoneNumberId(body.phoneNumberId()),
                Checks.categories("categories", body.categories()),
                Boolean.TRUE.equals(body.doubleOptIn()) ? Action.REQUESTED : Action.GRANTED,
                body.submittedAt(),
                locale,
                Evidence.from(ConsentSource.WEB_FORM, reference)
                        .showing(wording, locale)
                        .until(null, personal));
        return RestResponse.status(RestResponse.Status.CREATED, notations.note(waId, notation));
    }
}
