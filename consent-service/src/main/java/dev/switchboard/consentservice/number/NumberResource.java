package dev.switchboard.consentservice.number;

import dev.switchboard.consentservice.notice.Notices;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.messaging.Publications;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a number understands as consent, and whether its words act. Internal. */
@Path("/api/v1/numbers/{phoneNumberId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Numbers")
class NumberResource {

    private static final Duration LONGEST_QUESTION = Duration.ofDays(30);
    private static final int MOST_RULES = 100;

    private final Publications publications;
    private final Numbers numbers;
    private final Notices notices;
    private final InstantSource clock;

    NumberResource(Publications publications, Numbers numbers, Notices notices, InstantSource clock) {
        this.publications = publications;
        this.numbers = numbers;
        this.notices = notices;
        this.clock = clock;
    }

    /** Settings as they are asked for. */
    public record NumberRequest(
            @Nullable String businessName,
            @Nullable String defaultLocale,
            @Nullable Boolean doubleOptIn,
            @Nullable Duration questionValidFor,
            @Nullable List<RuleRequest> buttons,
            @Nullable List<RuleRequest> flows,
            @Nullable String updatedBy) {}

    /** A payload of a button or a field of a flow; {@code action} is OPT_OUT, or OPT_IN with the notice that is shown with it. */
    public record RuleRequest(
            @Nullable String name,
            @Nullable String action,
            @Nullable List<String> categories,
            @Nullable String noticeId,
            @Nullable Integer noticeVersion) {}

    /** Settings as they are. */
    public record NumberView(String phoneNumberId, int version, boolean active, NumberSettings settings) {}

    @GET
    @Operation(summary = "Settings of a number; version 0 when nobody set it up")
    @APIResponse(responseCode = "200", description = "Settings; ETag is their version")
    public RestResponse<NumberView> get(@PathParam("phoneNumberId") String number) {
        var id = Checks.phoneNumberId(number);
        return view(id, publications.inTransaction((connection, _) -> numbers.settings(connection, id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the settings of a number")
    @APIResponse(responseCode = "200", description = "The settings; ETag is their version")
    @APIResponse(responseCode = "400", description = "invalid_request, unknown_notice")
    @APIResponse(responseCode = "409", description = "number_active: its new language has no keyword or confirmation")
    @APIResponse(responseCode = "412", description = "version_conflict")
    @APIResponse(responseCode = "428", description = "version_required")
    public RestResponse<NumberView> put(
            @PathParam("phoneNumberId") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NumberRequest request)
            throws SQLException {
        var id = Checks.phoneNumberId(number);
        var version = Versions.required(ifMatch);
        var settings = settingsOf(Checks.required("body", request));
        var by = Checks.words("updatedBy", Checks.required("body", request).updatedBy(), 100);
        return view(id, publications.inTransaction((connection, _) -> {
            var now = clock.instant();
            numbers.hold(connection, id, by, now);
            var present = numbers.settings(connection, id);
            Versions.same(version, present.version());
            if (present.active()) {
                Numbers.requireComplete(
                        settings.defaultLocale(), numbers.lists(connection, id), ProblemCode.NUMBER_ACTIVE);
            }
            numbers.save(connection, id, present.active(), settings, by, now);
            return numbers.settings(connection, id);
        }));
    }

    @PUT
    @Path("/activation")
    @Operation(summary = "Let words act on a number: opt-ins count, opt-outs are confirmed")
    @APIResponse(responseCode = "200", description = "Active")
    @APIResponse(responseCode = "409", description = "activation_incomplete: no opt-out keyword, or no confirmation")
    public RestResponse<NumberView> activate(
            @PathParam("phoneNumberId") String number, @HeaderParam("Switchboard-Actor") @Nullable String actor) {
        return activation(number, actor, true);
    }

    @DELETE
    @Path("/activation")
    @Operation(summary = "Let words no longer act on a number; withdrawals count all the same")
    @APIResponse(responseCode = "200", description = "Not active")
    public RestResponse<NumberView> deactivate(
            @PathParam("phoneNumberId") String number, @HeaderParam("Switchboard-Actor") @Nullable String actor) {
        return activation(number, actor, false);
    }

    private RestResponse<NumberView> activation(String number, @Nullable String actor, boolean active) {
        var id = Checks.phoneNumberId(number);
        var by = Checks.words("Switchboard-Actor", actor, 100);
        return view(id, publications.inTransaction((connection, _) -> {
            var now = clock.instant();
            numbers.hold(connection, id, by, now);
            var present = numbers.settings(connection, id);
            if (active) {
                Numbers.requireComplete(
                        present.settings().defaultLocale(),
                        numbers.lists(connection, id),
                        ProblemCode.ACTIVATION_INCOMPLETE);
            }
            if (present.active() != active) {
                numbers.save(connection, id, active, present.settings(), by, now);
            }
            return numbers.settings(connection, id);
        }));
    }

    private NumberSettings settingsOf(NumberRequest request) throws SQLException {
        var validFor = request.questionValidFor();
        if (validFor != null && (validFor.compareTo(LONGEST_QUESTION) > 0 || !validFor.isPositive())) {
            throw ProblemCode.INVALID_REQUEST.because("questionValidFor", "must be positive, up to 30 days");
        }
        return new NumberSettings(
                Checks.wordsOrNull("businessName", request.businessName(), 200),
                request.defaultLocale() == null ? "en" : Checks.locale("defaultLocale", request.defaultLocale()),
                Boolean.TRUE.equals(request.doubleOptIn()),
                validFor == null ? NumberSettings.initial().questionValidFor() : validFor,
                rules("buttons", request.buttons()),
                rules("flows", request.flows()));
    }

    private List<NumberSettings.Rule> rules(String field, @Nullable List<RuleRequest> rules) throws SQLException {
        if (rules == null) {
            return List.of();
        }
        if (rules.size() > MOST_RULES) {
            throw ProblemCode.INVALID_REQUEST.because(field, "must not have more than %d".formatted(MOST_RULES));
        }
        var read = new ArrayList<NumberSettings.Rule>();
        for (var rule : rules) {
            read.add(rule(field, rule));
        }
        return List.copyOf(read);
    }

    /** A yes proves what was shown with it, and nothing else. */
    private NumberSettings.Rule rule(String field, RuleRequest rule) throws SQLException {
        var action = Checks.words(field + ".action", rule.action(), 10);
        if (!action.equals("OPT_OUT") && !action.equals("OPT_IN")) {
            throw ProblemCode.INVALID_REQUEST.because(field + ".action", "must be OPT_OUT or OPT_IN");
        }
        var optOut = action.equals("OPT_OUT");
        if (!optOut && rule.noticeId() == null) {
            throw ProblemCode.INVALID_REQUEST.because(
                    field + ".noticeId", "must name the wording that is shown with an OPT_IN");
        }
        var wording = optOut ? null : notices.required(rule.noticeId(), rule.noticeVersion());
        return new NumberSettings.Rule(
                Checks.words(field + ".name", rule.name(), 256),
                optOut,
                Checks.categories(field + ".categories", rule.categories()),
                wording,
                wording == null ? null : notices.localeOf(wording));
    }

    private static RestResponse<NumberView> view(String id, NumberSettings.Versioned settings) {
        return RestResponse.ResponseBuilder.ok(
                        new NumberView(id, settings.version(), settings.active(), settings.settings()))
                .header("ETag", Versions.tag(settings.version()))
                .build();
    }
}
