package dev.switchboard.simulator.objects;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.GraphBodies;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphObjects;
import dev.switchboard.simulator.door.GraphObjects.Bytes;
import dev.switchboard.simulator.door.GraphObjects.Question;
import dev.switchboard.simulator.door.GraphRefusal;
import io.quarkus.arc.All;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final List<GraphObjects> kinds;
    private final Disturbances disturbances;
    private final GraphBodies bodies;

    ObjectsResource(Caller caller, @All List<GraphObjects> kinds, Disturbances disturbances, GraphBodies bodies) {
        this.caller = caller;
        this.kinds = kinds;
        this.disturbances = disturbances;
        this.bodies = bodies;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A number's state, the account, a template, a group, or a file's address and facts")
    public Response read(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("phone_number_id") @Nullable String phoneNumberId,
            @QueryParam("fields") @Nullable String fields,
            @Context UriInfo here,
            @Context HttpServerRequest connection) {
        caller.token(version, authorization);
        var question = new Question(fields, phoneNumberId, here.getBaseUri());
        return disturbances.answer(connection, () -> ofOneKind(id, kind -> kind.read(id, question)));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Edits a template or a group; sets a number's PIN or webhook address; takes bytes of an upload")
    public Object change(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @HeaderParam("file_offset") @Nullable String fileOffset,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON)) byte[] body) {
        caller.token(version, authorization);
        var bytes = new Bytes(body, fileOffset);
        var received = find(kind -> kind.receive(id, bytes));
        if (received.isPresent()) {
            return received.get();
        }
        var change = bodies.read(body, contentType);
        return ofOneKind(id, kind -> kind.change(id, change));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a file or a group")
    public Object end(
            @PathParam("version") String version,
            @PathParam("id") String id,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("phone_number_id") @Nullable String phoneNumberId,
            @Context UriInfo here) {
        caller.token(version, authorization);
        var question = new Question(null, phoneNumberId, here.getBaseUri());
        return ofOneKind(id, kind -> kind.end(id, question));
    }

    private Object ofOneKind(String id, Function<GraphObjects, Optional<?>> deed) {
        var answer = find(deed);
        if (answer.isEmpty()) {
            throw new GraphRefusal(GraphError.unknownObject(id));
        }
        return answer.get();
    }

    private Optional<?> find(Function<GraphObjects, Optional<?>> deed) {
        return kinds.stream().map(deed).flatMap(Optional::stream).findFirst();
    }
}
