package dev.switchboard.consentservice.number;

import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.messaging.Publications;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Words and texts of a number, language by language. Internal. */
@Path("/api/v1/numbers/{phoneNumberId}/keywords")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Numbers")
class KeywordResource {

    private static final int MOST_WORDS = 100;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_TEXT = 1_024;

    private final Publications publications;
    private final Numbers numbers;
    private final InstantSource clock;

    KeywordResource(Publications publications, Numbers numbers, InstantSource clock) {
        this.publications = publications;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** A list as it is asked for. */
    public record KeywordRequest(
            @Nullable List<String> optOut,
            @Nullable List<String> optIn,
            @Nullable List<String> yes,
            @Nullable List<String> no,
            @Nullable List<String> categories,
            @Nullable String optOutConfirmation,
            @Nullable String optInConfirmation,
            @Nullable String question,
            @Nullable String updatedBy) {}

    @GET
    @Operation(summary = "All lists of a number; version 0 are those that every number starts with")
    @APIResponse(responseCode = "200", description = "One a language")
    public List<KeywordList.Versioned> all(@PathParam("phoneNumberId") String number) {
        var id = Checks.phoneNumberId(number);
        return publications.inTransaction(
                (connection, _) -> List.copyOf(numbers.lists(connection, id).values()));
    }

    @GET
    @Path("/{locale}")
    @Operation(summary = "The list of a number in one language")
    @APIResponse(responseCode = "200", description = "The list; ETag is its version")
    @APIResponse(responseCode = "404", description = "unknown_locale")
    public RestResponse<KeywordList.Versioned> get(
            @PathParam("phoneNumberId") String number, @PathParam("locale") String locale) {
        var id = Checks.phoneNumberId(number);
        var language = Checks.locale("locale", locale);
        var list = publications.inTransaction((connection, _) ->
                Optional.ofNullable(numbers.lists(connection, id).get(language)));
        return view(list.orElseThrow(() -> ProblemCode.UNKNOWN_LOCALE.because("store one with If-Match 0")));
    }

    @PUT
    @Path("/{locale}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the list of a number in one language; every version is kept")
    @APIResponse(responseCode = "200", description = "The list; ETag is its version")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "409", description = "number_active: it would be left without keyword or confirmation")
    @APIResponse(responseCode = "412", description = "version_conflict")
    @APIResponse(responseCode = "428", description = "version_required")
    public RestResponse<KeywordList.Versioned> put(
            @PathParam("phoneNumberId") String number,
            @PathParam("locale") String locale,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable KeywordRequest request) {
        var id = Checks.phoneNumberId(number);
        var language = Checks.locale("locale", locale);
        var version = Versions.required(ifMatch);
        var body = Checks.required("body", request);
        var list = listOf(body);
        var by = Checks.words("updatedBy", body.updatedBy(), 100);
        return view(publications.inTransaction((connection, _) -> {
            var now = clock.instant();
            numbers.hold(connection, id, by, now);
            var lists = new HashMap<>(numbers.lists(connection, id));
            var present = lists.get(language);
            Versions.same(version, present == null ? 0 : present.version());
            var next = new KeywordList.Versioned(language, version + 1, list);
            lists.put(language, next);
            var settings = numbers.settings(connection, id);
            if (settings.active()) {
                Numbers.requireComplete(settings.settings().defaultLocale(), lists, ProblemCode.NUMBER_ACTIVE);
            }
            numbers.save(connection, id, next, by, now);
            return next;
        }));
    }

    private static KeywordList listOf(KeywordRequest request) {
        Set<ConsentCategory> about = request.categories() == null
                ? KeywordList.BUSINESS_INITIATED
                : Checks.categories("categories", request.categories());
        return new KeywordList(
                words("optOut", request.optOut()),
                words("optIn", request.optIn()),
                words("yes", request.yes()),
                words("no", request.no()),
                about,
                Checks.wordsOrNull("optOutConfirmation", request.optOutConfirmation(), LONGEST_TEXT),
                Checks.wordsOrNull("optInConfirmation", request.optInConfirmation(), LONGEST_TEXT),
                Checks.wordsOrNull("question", request.question(), LONGEST_TEXT));
    }

    private static List<String> words(String field, @Nullable List<String> words) {
        if (words == null) {
            return List.of();
        }
        if (words.size() > MOST_WORDS) {
            throw ProblemCode.INVALID_REQUEST.because(field, "must not have more than %d words".formatted(MOST_WORDS));
        }
        return words.stream()
                .map(word -> {
                    var checked = Checks.words(field, word, LONGEST_WORD);
                    if (NormalisedText.of(checked).isEmpty()) {
                        throw ProblemCode.INVALID_REQUEST.because(field, "must hold letters or digits");
                    }
                    return checked;
                })
                .toList();
    }

    private static RestResponse<KeywordList.Versioned> view(KeywordList.Versioned list) {
        return RestResponse.ResponseBuilder.ok(list)
                .header("ETag", Versions.tag(list.version()))
                .build();
    }
}
