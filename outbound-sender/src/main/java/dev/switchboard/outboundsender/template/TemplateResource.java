package dev.switchboard.outboundsender.template;

import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Turns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Templates of the account, for people and programs. Internal. */
@Path("/api/v1/templates")
@Tag(name = "Templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TemplateResource {

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private final Templates templates;
    private final TemplateEditing editing;
    private final TemplateSync sync;
    private final Turns turns;
    private final MirrorConfig config;

    TemplateResource(
            Templates templates, TemplateEditing editing, TemplateSync sync, Turns turns, MirrorConfig config) {
        this.templates = templates;
        this.editing = editing;
        this.sync = sync;
        this.turns = turns;
        this.config = config;
    }

    @GET
    @Operation(summary = "The templates, page by page; deleted ones only with status=DELETED")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.Page.class)),
            description = "As the mirror has them")
    @APIResponse(responseCode = "400", description = "invalid_request: limit or cursor is none")
    public TemplateView.Page list(
            @QueryParam("wabaId") @Nullable String wabaId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("language") @Nullable String language,
            @QueryParam("category") @Nullable String category,
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        var most = limitOf(limit);
        var found = templates.list(
                new TemplateFilter(wabaId, upper(status), language, upper(category), name), cursorOf(cursor), most + 1);
        var page = found.stream().limit(most).map(TemplateView::of).toList();
        return new TemplateView.Page(page, found.size() > most ? page.getLast().templateId() : null);
    }

    @GET
    @Path("{templateId}")
    @Operation(summary = "One template, also a deleted one")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "As the mirror has it")
    @APIResponse(responseCode = "404", description = "unknown_template")
    public TemplateView one(@PathParam("templateId") String templateId) throws SQLException {
        return templates
                .find(templateId)
                .map(TemplateView::of)
                .orElseThrow(
                        () -> TemplateProblems.UNKNOWN_TEMPLATE.because("no account here has a template of that id"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates a template at Meta, which reviews it afterwards")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "Meta has it")
    @APIResponse(responseCode = "400", description = "invalid_request: the account is missing or not one of ours")
    @APIResponse(responseCode = "409", description = "template_exists")
    @APIResponse(responseCode = "422", description = "template_invalid: it breaks limits of Meta's, each in errors")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(
            responseCode = "503",
            description = "meta_unavailable: try again; template_outcome_unknown: look before you do")
    public Response create(@Nullable TemplateRequest request) throws SQLException {
        var wanted = given(request);
        var created = editing.create(accountOf(wanted.wabaId()), wanted.draft());
        return Response.created(URI.create("/api/v1/templates/" + created.templateId()))
                .entity(TemplateView.of(created))
                .build();
    }

    @PATCH
    @Path("{templateId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the components of a template; Meta reviews it again")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "Meta has the change")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "409", description = "template_not_editable")
    @APIResponse(responseCode = "422", description = "template_invalid: it breaks limits of Meta's, each in errors")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(
            responseCode = "503",
            description = "meta_unavailable: try again; template_outcome_unknown: look before you do")
    public TemplateView edit(@PathParam("templateId") String templateId, @Nullable TemplateRequest request)
            throws SQLException {
        return TemplateView.of(editing.edit(templateId, given(request).draft()));
    }

    @POST
    @Path("{templateId}/unpause")
    @Operation(summary = "Ends the pause of a template")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "Meta did it")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "409", description = "template_not_editable: its status rules it out")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(responseCode = "503", description = "meta_unavailable or template_outcome_unknown")
    public TemplateView unpause(@PathParam("templateId") String templateId) throws SQLException {
        return TemplateView.of(editing.stand(templateId, Standing.UNPAUSE));
    }

    @POST
    @Path("{templateId}/archive")
    @Operation(summary = "Puts a template into the archive")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "Meta did it")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "409", description = "template_not_editable: its status rules it out")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(responseCode = "503", description = "meta_unavailable or template_outcome_unknown")
    public TemplateView archive(@PathParam("templateId") String templateId) throws SQLException {
        return TemplateView.of(editing.stand(templateId, Standing.ARCHIVE));
    }

    @POST
    @Path("{templateId}/unarchive")
    @Operation(summary = "Takes a template out of the archive")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TemplateView.class)),
            description = "Meta did it")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "409", description = "template_not_editable: its status rules it out")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(responseCode = "503", description = "meta_unavailable or template_outcome_unknown")
    public TemplateView unarchive(@PathParam("templateId") String templateId) throws SQLException {
        return TemplateView.of(editing.stand(templateId, Standing.UNARCHIVE));
    }

    @DELETE
    @Path("{templateId}")
    @Operation(summary = "Deletes one language of a template")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(responseCode = "503", description = "meta_unavailable or template_outcome_unknown")
    public void delete(@PathParam("templateId") String templateId) throws SQLException {
        editing.delete(templateId);
    }

    @DELETE
    @Operation(summary = "Deletes all languages of a name; Meta blocks the name for 30 days")
    @APIResponse(responseCode = "204", description = "All are gone")
    @APIResponse(responseCode = "400", description = "invalid_request: name is missing, or the account")
    @APIResponse(responseCode = "404", description = "unknown_template")
    @APIResponse(responseCode = "502", description = "meta_…: Meta refused it, and why")
    @APIResponse(responseCode = "503", description = "meta_unavailable or template_outcome_unknown")
    public void deleteNamed(@QueryParam("wabaId") @Nullable String wabaId, @QueryParam("name") @Nullable String name)
            throws SQLException {
        if (name == null || name.isEmpty()) {
            throw TemplateProblems.invalid("name", "must be given");
        }
        editing.deleteNamed(accountOf(wabaId), name);
    }

    @POST
    @Path("sync")
    @Operation(summary = "Has all templates read from Meta as soon as Meta allows it, and tells how the mirror stands")
    @APIResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = TemplateView.Sync[].class)),
            description = "They will be read")
    public Response sync() throws SQLException {
        var accounts = new ArrayList<TemplateView.Sync>();
        for (var wabaId : config.wabaIds()) {
            sync.ask(wabaId);
            turns.find(TemplateSync.what(wabaId))
                    .ifPresent(state -> accounts.add(new TemplateView.Sync(
                            wabaId, state.succeededAt(), state.dueAt(), state.failures(), state.reason())));
        }
        return Response.accepted(accounts).build();
    }

    private String accountOf(@Nullable String wabaId) {
        if (wabaId == null && config.wabaIds().size() == 1) {
            return config.wabaIds().getFirst();
        }
        if (wabaId == null || !config.wabaIds().contains(wabaId)) {
            throw TemplateProblems.invalid("wabaId", "must be one of the accounts of this sender");
        }
        return wabaId;
    }

    private static TemplateRequest given(@Nullable TemplateRequest request) {
        if (request == null) {
            throw TemplateProblems.invalid("body", "must be a template");
        }
        return request;
    }

    private static int limitOf(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return USUAL_PAGE;
        }
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= LARGEST_PAGE) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw TemplateProblems.invalid("limit", "must be a number from 1 to %d".formatted(LARGEST_PAGE));
    }

    /** A page goes on after the last id that the one before had. */
    private static String cursorOf(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        if (!cursor.matches("\\d{1,32}")) {
            throw TemplateProblems.invalid("cursor", "must be the next of an earlier page");
        }
        return cursor;
    }

    private static @Nullable String upper(@Nullable String word) {
        return word == null ? null : word.toUpperCase(Locale.ROOT);
    }
}
