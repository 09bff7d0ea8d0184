package dev.switchboard.outboundsender.media;

import dev.switchboard.outboundsender.graphapi.MetaReply;
import dev.switchboard.outboundsender.graphapi.SampleUpload;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes samples of files for headers of templates; Meta looks at them in its review. Internal. */
@Path("/api/v1/templates/samples")
@Tag(name = "Templates")
class SampleResource {

    private final SampleUpload upload;
    private final UploadRefusals refusals;

    SampleResource(SampleUpload upload, UploadRefusals refusals) {
        this.upload = upload;
        this.refusals = refusals;
    }

    /**
     * A sample that Meta has.
     *
     * @param handle goes into {@code example.header_handle}; it is no media id, and no media id is a handle
     */
    record Sample(String handle, String mimeType, long bytes) {}

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Checks a sample for a template's header by its content and hands it to Meta")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Sample.class)),
            description = "Meta has the sample")
    @APIResponse(responseCode = "400", description = "upload_incomplete: file or format is missing")
    @APIResponse(responseCode = "422", description = "WhatsApp would not take the file for this format, and why")
    @APIResponse(responseCode = "501", description = "app_token_missing: what has to be set")
    @APIResponse(responseCode = "502", description = "Meta refused the sample, and why")
    @APIResponse(responseCode = "503", description = "Meta did not take the sample now; another try may help")
    public Response upload(
            @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String format,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        var use = use(format);
        if (file == null || use == null) {
            return refusals.incomplete("Needed: a file, and format, one of IMAGE, VIDEO, DOCUMENT.");
        }
        if (!upload.isPossible()) {
            return refusals.appUnknown();
        }
        return switch (FileCheck.of(file.uploadedFile(), file.fileName(), use)) {
            case FileCheck.Unfit unfit -> refusals.unfit(unfit);
            case FileCheck.Fit fit -> handOver(file, fit);
        };
    }

    private Response handOver(FileUpload file, FileCheck.Fit fit) throws IOException {
        var mimeType = fit.type().mimeType();
        return switch (upload.upload(file.uploadedFile(), mimeType)) {
            case MetaReply.Told<String>(String handle) -> {
                refusals.accepted();
                yield Response.status(201)
                        .entity(new Sample(handle, mimeType, fit.bytes()))
                        .build();
            }
            case MetaReply.No<String>(SendOutcome outcome) -> refusals.of(outcome);
        };
    }

    private static @Nullable FileUse use(@Nullable String format) {
        return switch (format) {
            case "IMAGE" -> FileUse.IMAGE;
            case "VIDEO" -> FileUse.VIDEO;
            case "DOCUMENT" -> FileUse.DOCUMENT;
            case null, default -> null;
        };
    }
}
