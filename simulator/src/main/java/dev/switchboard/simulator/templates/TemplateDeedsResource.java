package dev.switchboard.simulator.templates;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /{version}/{template-id}/unpause}, {@code …/archive} and {@code …/unarchive}. That templates can be
 * archived is known since 2026, and the event that tells it; the address is not: these two are our guess.
 */
@Path("/{version}/{templateId}/{deed:unpause|archive|unarchive}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Graph API")
class TemplateDeedsResource {

    private final Caller caller;
    private final Templates templates;
    private final TemplateEditing editing;

    TemplateDeedsResource(Caller caller, Templates templates, TemplateEditing editing) {
        this.caller = caller;
        this.templates = templates;
        this.editing = editing;
    }

    @POST
    @Operation(summary = "Ends the pause of a template, puts it away, or takes it out again")
    public Done happen(
            @PathParam("version") String version,
            @PathParam("templateId") String templateId,
            @PathParam("deed") String deed,
            @HeaderParam("Authorization") @Nullable String authorization) {
        caller.token(version, authorization);
        var template =
                templates.find(templateId).orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(templateId)));
        switch (deed) {
            case "unpause" -> editing.unpause(template);
            case "archive" -> editing.archive(template);
            default -> editing.unarchive(template);
        }
        return Done.done();
    }
}
