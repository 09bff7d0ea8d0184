package dev.switchboard.simulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.media.MediaDescription;
import dev.switchboard.simulator.media.MediaLinks;
import dev.switchboard.simulator.media.MediaStore;
import dev.switchboard.simulator.media.StoredMedia;
import dev.switchboard.simulator.numbers.AccountView;
import dev.switchboard.simulator.numbers.NumberView;
import dev.switchboard.simulator.templates.Template;
import dev.switchboard.simulator.templates.TemplateEditing;
import dev.switchboard.simulator.templates.TemplateView;
import dev.switchboard.simulator.templates.Templates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /{version}/{id}}: what the id stands for decides what is answered. */
@Path("/{version}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Graph API")
class ObjectsResource {

    private final Caller caller;
    private final BusinessNumbers numbers;
    private final NumberView numberView;
    private final AccountView accountView;
    private final Templates templates;
    private final TemplateEditing editing;
    private final MediaStore media;
    private final MediaLinks links;
    private final Disturbances disturbances;
    private final ObjectMapper json;

    ObjectsResource(
            Caller caller,
            BusinessNumbers numbers,
            NumberView numberView,
            AccountView accountView,
            Templates templates,
            TemplateEditing editing,
            MediaStore media,
            MediaLinks links,
            Disturbances disturbances,
            ObjectMapper json) {
        this.caller = caller;
        this.numbers = numbers;
        this.numberView = numberView;
        this.accountView = accountView;
        this.templates = templates;
        this.editing = editing;
        this.media = media;
        this.links = links;
        this.disturbances = disturbances;
        this.json = json;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A number's state, the account, a template, or a file's address and facts")
    public Response read(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("phone_number_id") @Nullable String phoneNumberId,
            @QueryParam("fields") @Nullable String fields,
            @Context UriInfo here,
            @Context HttpServerRequest connection) {
        caller.token(version, authorization);
        return disturbances.answer(connection, () -> {
            var number = numbers.find(id);
            if (number.isPresent()) {
                return numberView.of(number.get(), fields);
            }
            var template = templates.find(id);
            if (template.isPresent()) {
                return TemplateView.of(template.get()).chosen(json, fields);
            }
            if (id.equals(accountView.id())) {
                return accountView.of(fields);
            }
            var file = file(id, phoneNumberId);
            return MediaDescription.of(file, links.link(file, here.getBaseUri()));
        });
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Edits a template")
    public Done edit(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        caller.token(version, authorization);
        editing.edit(template(id), parse(body));
        return new Done(true);
    }

    @POST
    @Path("{id}/unpause")
    @Operation(summary = "Ends the pause of a template")
    public Done unpause(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization) {
        caller.token(version, authorization);
        editing.unpause(template(id));
        return new Done(true);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a file")
    public Done delete(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("phone_number_id") @Nullable String phoneNumberId) {
        caller.token(version, authorization);
        return new Done(media.delete(file(id, phoneNumberId).id()));
    }

    private Template template(String id) {
        return templates.find(id).orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(id)));
    }

    /** What a customer sent belongs to no number here; what was uploaded is refused under another number. */
    private StoredMedia file(String id, @Nullable String phoneNumberId) {
        return media.find(id)
                .filter(file -> phoneNumberId == null
                        || file.phoneNumberId() == null
                        || phoneNumberId.equals(file.phoneNumberId()))
                .orElseThrow(() -> new GraphRefusal(GraphError.unknownObject(id)));
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException _) {
            throw new GraphRefusal(GraphError.invalid("The body is not valid JSON."));
        }
    }

    /**
     * The answer to a change.
     *
     * @param success always true
     */
    record Done(boolean success) {}
}
