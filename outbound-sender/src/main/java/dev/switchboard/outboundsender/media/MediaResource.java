package dev.switchboard.outboundsender.media;

import dev.switchboard.outboundsender.graphapi.MediaUpload;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes files for Meta, which are then sent by the id that comes back. Internal. */
@Path("/api/v1/media")
@Tag(name = "Media")
class MediaResource {

    private static final Duration KEPT_BY_META = Duration.ofDays(30);

    private final MediaUpload upload;
    private final UploadRefusals refusals;
    private final InstantSource clock;

    MediaResource(MediaUpload upload, UploadRefusals refusals, InstantSource clock) {
        this.upload = upload;
        this.refusals = refusals;
        this.clock = clock;
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Checks a file by its content and hands it to Meta")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = UploadedMedia.class)),
            description = "Meta has the file")
    @APIResponse(responseCode = "400", description = "upload_incomplete: file, use or phoneNumberId is missing")
    @APIResponse(responseCode = "422", description = "WhatsApp would not take the file for this use, and why")
    @APIResponse(responseCode = "502", description = "Meta refused the file, and why")
    @APIResponse(responseCode = "503", description = "Meta did not take the file now; another try may help")
    public Response upload(
            @RestForm @Nullable String phoneNumberId,
            @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String use,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        var wanted = use(use);
        if (file == null || wanted == null || phoneNumberId == null || !phoneNumberId.matches("\\d{1,32}")) {
            return refusals.incomplete(
                    "Needed: a file, phoneNumberId in digits, and use, one of IMAGE, VIDEO, AUDIO, VOICE, STICKER, DOCUMENT.");
        }
        return switch (FileCheck.of(file.uploadedFile(), file.fileName(), wanted)) {
            case FileCheck.Unfit unfit -> refusals.unfit(unfit);
            case FileCheck.Fit fit -> handOver(phoneNumberId, wanted, file, fit);
        };
    }

    private Response handOver(String phoneNumberId, FileUse use, FileUpload file, FileCheck.Fit fit) {
        var mimeType = fit.type().mimeType();
        return switch (upload.upload(phoneNumberId, file.uploadedFile(), mimeType)) {
            case SendOutcome.Accepted stored -> {
                refusals.accepted();
                yield Response.status(201)
                        .entity(new UploadedMedia(
                                stored.wamid(),
                                mimeType,
                                fit.bytes(),
                                clock.instant().plus(KEPT_BY_META),
                                use.remark(fit.bytes())))
                        .build();
            }
            case SendOutcome.Rejected rejected -> refusals.of(rejected);
            case SendOutcome.Barred barred -> refusals.of(barred);
            case SendOutcome.Throttled throttled -> refusals.of(throttled);
            case SendOutcome.NotSent notSent -> refusals.of(notSent);
            case SendOutcome.Unknown unknown -> refusals.of(unknown);
        };
    }

    private static @Nullable FileUse use(@Nullable String use) {
        for (var known : FileUse.values()) {
            if (known.name().equals(use)) {
                return known;
            }
        }
        return null;
    }
}
