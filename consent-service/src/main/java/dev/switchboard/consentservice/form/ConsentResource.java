package dev.switchboard.consentservice.form;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.notice.Notices;
import dev.switchboard.consentservice.phone.Phones;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.contracts.consent.ConsentSource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Consents of contacts, to read and to note. Internal. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents")
class ConsentResource {

    private final Notations notations;
    private final Notices notices;

    ConsentResource(Notations notations, Notices notices) {
        this.notations = notations;
        this.notices = notices;
    }

    /** What is to be noted; {@code action} is GRANT, DENY, WITHDRAW or REQUEST (double opt-in), {@code source} AGENT or API. */
    public record ConsentRequest(
            @Nullable String phone,
            @Nullable String phoneNumberId,
            @Nullable List<String> categories,
            @Nullable String action,
            @Nullable String source,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable String legalBasis,
            @Nullable String locale,
            @Nullable String noticeId,
            @Nullable Integer noticeVersion,
            @Nullable Instant occurredAt,
            @Nullable Instant validUntil) {}

    @GET
    @Path("/contacts/{contactId}/consents")
    @Operation(summary = "How consents of a contact stand")
    @APIResponse(
            responseCode = "200",
            description = "One entry for each number and category of which something is known")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    public ConsentsView get(@PathParam("contactId") String contactId) throws SQLException {
        return notations.view(Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT));
    }

    @GET
    @Path("/contacts/{contactId}/consents/history")
    @Operation(summary = "Every entry of the ledger about a contact, with its evidence")
    @APIResponse(responseCode = "200", description = "Oldest first, those of merged contacts included")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    public List<ConsentsView.History> history(@PathParam("contactId") String contactId) throws SQLException {
        return notations.history(Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT));
    }

    @POST
    @Path("/contacts/{contactId}/consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note a consent or its end; a repeat with the same Idempotency-Key is one entry")
    @APIResponse(responseCode = "201", description = "How things stand now")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    @APIResponse(responseCode = "409", description = "contact_erased")
    @APIResponse(responseCode = "422", description = "unknown_notice")
    public RestResponse<ConsentsView> note(
            @PathParam("contactId") String contactId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ConsentRequest request)
            throws SQLException {
        var id = Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT);
        return created(notations.note(id, notation(id.toString(), key, request)));
    }

    @POST
    @Path("/consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The same by phone, also for people who never wrote; a repeat with the same Idempotency-Key is one entry")
    @APIResponse(responseCode = "201", description = "How things stand now, with the contact")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "409", description = "contact_erased")
    @APIResponse(responseCode = "422", description = "unknown_notice")
    public RestResponse<ConsentsView> noteByPhone(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable ConsentRequest request)
            throws SQLException {
        var phone = Checks.words("phone", Checks.required("body", request).phone(), 40);
        var waId = Phones.waId(phone, null)
                .orElseThrow(() -> ProblemCode.INVALID_REQUEST.because("phone", "must be a phone with country code"));
        return created(notations.note(waId, notation("by-phone:" + waId, key, request)));
    }

    private Notations.Notation notation(String about, @Nullable String key, @Nullable ConsentRequest request)
            throws SQLException {
        var body = Checks.required("body", request);
        var source = source(body.source());
        var action = action(body.action());
        var actor = Checks.words("actor", body.actor(), 100);
        var reason = source == ConsentSource.AGENT
                ? Checks.words("reason", body.reason(), 500)
                : Checks.wordsOrNull("reason", body.reason(), 500);
        var locale = body.locale() == null ? null : Checks.locale("locale", body.locale());
        var validUntil = body.validUntil();
        if (validUntil != null && action != Action.GRANTED) {
            throw ProblemCode.INVALID_REQUEST.because("validUntil", "goes with GRANT alone");
        }
        var chosen = Checks.wordsOrNull("Idempotency-Key", key, 128);
        var deed = chosen == null ? UuidCreator.getTimeOrderedEpoch().toString() : chosen;
        return new Notations.Notation(
                "note:%s:%s".formatted(about, deed),
                Checks.phoneNumberId(body.phoneNumberId()),
                Checks.categories("categories", body.categories()),
                action,
                body.occurredAt(),
                locale,
                Evidence.from(source, Checks.wordsOrNull("reference", body.reference(), 200))
                        .showing(notices.required(body.noticeId(), body.noticeVersion()), locale)
                        .notedBy(actor, reason, Checks.wordsOrNull("legalBasis", body.legalBasis(), 200))
                        .until(validUntil, null));
    }

    private static ConsentSource source(@Nullable String source) {
        return switch (Checks.words("source", source, 10)) {
            case "AGENT" -> ConsentSource.AGENT;
            case "API" -> ConsentSource.API;
            default -> throw ProblemCode.INVALID_REQUEST.because("source", "must be AGENT or API");
        };
    }

    private static Action action(@Nullable String action) {
        return switch (Checks.words("action", action, 10)) {
            case "GRANT" -> Action.GRANTED;
            case "DENY" -> Action.DENIED;
            case "WITHDRAW" -> Action.WITHDRAWN;
            case "REQUEST" -> Action.REQUESTED;
            default -> throw ProblemCode.INVALID_REQUEST.because("action", "must be GRANT, DENY, WITHDRAW or REQUEST");
        };
    }

    private static RestResponse<ConsentsView> created(ConsentsView view) {
        return RestResponse.status(RestResponse.Status.CREATED, view);
    }
}
