package dev.switchboard.consentservice.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.page.HtmlPage;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asks for erasures, and tells what became of them. Internal. */
@Path("/api/v1")
@Tag(name = "Privacy")
class ErasureResource {

    private static final int LONGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private final ErasureDesk desk;
    private final Certificates certificates;
    private final Template page;

    ErasureResource(ErasureDesk desk, Certificates certificates, @Location("certificate.html") Template page) {
        this.desk = desk;
        this.certificates = certificates;
        this.page = page;
    }

    /** Who asks and why. All of it stays on the certificate and names nobody. */
    public record ErasureRequest(
            @Nullable String reason,
            @Nullable String requestedBy,
            @Nullable String reference) {}

    /** Some erasures; {@code next} leads to more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErasureList(
            List<Certificate> items, @Nullable UUID next) {
        public ErasureList {
            items = List.copyOf(items);
        }
    }

    @POST
    @Path("/contacts/{contactId}/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have everything about a contact erased; a repeat with the same Idempotency-Key is one erasure")
    @APIResponse(responseCode = "202", description = "The erasure; all services were told")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_contact")
    @APIResponse(
            responseCode = "409",
            description = "legal_hold, erasure_under_way, contact_erased, idempotency_key_reused")
    public RestResponse<Certificate> request(
            @PathParam("contactId") String contactId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ErasureRequest request) {
        var id = Checks.id(contactId, ProblemCode.UNKNOWN_CONTACT);
        var chosen = Checks.words("Idempotency-Key", key, 128);
        var body = Checks.required("body", request);
        var erasure = desk.request(
                id,
                chosen,
                new Erasure.Order(
                        Checks.words("reason", body.reason(), 500),
                        Checks.words("requestedBy", body.requestedBy(), 100),
                        Checks.wordsOrNull("reference", body.reference(), 200)));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view(erasure))
                .location(URI.create("/api/v1/erasures/" + erasure.id()))
                .build();
    }

    @GET
    @Path("/erasures/{erasureId}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far an erasure is; once COMPLETED, its certificate. Also as a page (text/html)")
    @APIResponse(responseCode = "200", description = "What each service erased, what stays, and why")
    @APIResponse(responseCode = "404", description = "unknown_erasure")
    public Certificate certificate(@PathParam("erasureId") String erasureId) throws SQLException {
        return view(find(erasureId));
    }

    @GET
    @Path("/erasures/{erasureId}")
    @Produces(HtmlPage.TYPE)
    @Operation(hidden = true)
    public RestResponse<String> page(@PathParam("erasureId") String erasureId) throws SQLException {
        return HtmlPage.of(page.data("certificate", view(find(erasureId))));
    }

    @GET
    @Path("/erasures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erasures, oldest first; those in REQUESTED or RUNNING for long hang")
    @APIResponse(responseCode = "200", description = "Up to limit (200) of them; next, as after, leads to more")
    @APIResponse(responseCode = "400", description = "invalid_request")
    public ErasureList all(
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit)
            throws SQLException {
        var wanted = limit == null ? USUAL_PAGE : limit;
        if (wanted < 1 || wanted > LONGEST_PAGE) {
            throw ProblemCode.INVALID_REQUEST.because("limit", "must be from 1 to " + LONGEST_PAGE);
        }
        var found = desk.all(
                state == null ? null : state(state),
                after == null ? null : Checks.id(after, ProblemCode.UNKNOWN_ERASURE),
                wanted);
        return new ErasureList(
                found.stream().map(this::view).toList(),
                found.size() < wanted ? null : found.getLast().id());
    }

    private Erasure find(String erasureId) throws SQLException {
        return desk.find(Checks.id(erasureId, ProblemCode.UNKNOWN_ERASURE))
                .orElseThrow(() -> ProblemCode.UNKNOWN_ERASURE.because(
                        "no erasure has this id, or its certificate was kept long enough"));
    }

    private Certificate view(Erasure erasure) {
        return certificates.of(erasure);
    }

    private static Erasure.State state(String name) {
        Optional<Erasure.State> state = Arrays.stream(Erasure.State.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
        return state.orElseThrow(
                () -> ProblemCode.INVALID_REQUEST.because("state", "must be REQUESTED, RUNNING or COMPLETED"));
    }
}
