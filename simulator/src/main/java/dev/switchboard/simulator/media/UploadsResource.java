package dev.switchboard.simulator.media;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.FaultyAnswers;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Faults;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code POST /{version}/{phone-number-id}/media}: takes a file from the business. */
@Path("/{version}/{phoneNumberId}/media")
@Tag(name = "Graph API")
class UploadsResource {

    private final Caller caller;
    private final MediaStore store;
    private final Faults faults;
    private final FaultyAnswers faultyAnswers;

    UploadsResource(Caller caller, MediaStore store, Faults faults, FaultyAnswers faultyAnswers) {
        this.caller = caller;
        this.store = store;
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Uploads a file; its id lives 30 days and serves that number only")
    public Response upload(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("messaging_product") @Nullable String productInAddress,
            @RestForm("messaging_product") @Nullable String productInForm,
            @RestForm("type") @Nullable String type,
            @RestForm("file") @Nullable FileUpload file,
            @Context HttpServerRequest connection)
            throws IOException {
        var number = caller.number(version, phoneNumberId, authorization);
        var fault = faults.strike(Call.UPLOADS, null, null).orElse(null);
        if (fault != null && FaultyAnswers.beforeAccepting(fault.kind())) {
            return faultyAnswers.refuse(fault, connection);
        }
        if (!"whatsapp".equals(productInForm == null ? productInAddress : productInForm)) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        if (file == null) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter file is required.", null));
        }
        var mimeType = mimeType(type, file);
        checkSize(mimeType, file.size());
        try (var content = Files.newInputStream(file.uploadedFile())) {
            var media = store.store(content, number.id(), mimeType, file.fileName());
            var answer = new Uploaded(media.id());
            return fault == null ? Response.ok(answer).build() : faultyAnswers.disturb(fault, answer, connection);
        }
    }

    /** The part's own type counts; a client that names none is taken at the word of the field. */
    private static String mimeType(@Nullable String type, FileUpload file) {
        var part = file.contentType();
        if (part != null && !part.isBlank() && MediaTypes.most(part).isPresent()) {
            return part;
        }
        if ((part == null || part.isBlank())
                && type != null
                && MediaTypes.most(type).isPresent()) {
            return type;
        }
        throw new GraphRefusal(GraphError.coded(
                400,
                100,
                "Param file must be a file with one of the following types: " + MediaTypes.all()
                        + ". Received file of type '" + part + "'.",
                null));
    }

    private static void checkSize(String mimeType, long size) {
        var most = MediaTypes.most(mimeType).orElseThrow();
        if (size < 1 || size > most) {
            throw new GraphRefusal(GraphError.invalid("Param file has a size of " + size + " bytes; a file of type "
                    + MediaTypes.plain(mimeType) + " has 1 to " + most + "."));
        }
    }

    /**
     * The answer to an upload.
     *
     * @param id Meta's id of the file
     */
    record Uploaded(String id) {}
}
