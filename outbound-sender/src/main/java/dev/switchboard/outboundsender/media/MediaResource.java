package dev.switchboard.outboundsender.media;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.MediaUpload;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes files for Meta, which are then sent by the id that comes back. Internal. */
@Path("/api/v1/media")
class MediaResource {

    private static final Duration KEPT_BY_META = Duration.ofDays(30);

    private final MediaUpload upload;
    private final MeterRegistry meters;
    private final InstantSource clock;

    MediaResource(MediaUpload upload, MeterRegistry meters, InstantSource clock) {
        this.upload = upload;
        this.meters = meters;
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
    @APIResponse(
            responseCode = "400",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
            description = "file, use or phoneNumberId is missing")
    @APIResponse(
            responseCode = "422",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
            description = "WhatsApp would not take the file for this use, and why")
    @APIResponse(
            responseCode = "502",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
            description = "Meta refused the file, and why")
    @APIResponse(
            responseCode = "503",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)),
            description = "Meta did not take the file now; another try may help")
    public Response upload(
            @RestForm @Nullable String phoneNumberId,
            @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String use,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        var wanted = use(use);
        if (file == null || wanted == null || phoneNumberId == null || !phoneNumberId.matches("\\d{1,32}")) {
            return refused(
                    Problem.of(
                            400,
                            "upload_incomplete",
                            "Upload incomplete",
                            "Needed: a file, phoneNumberId in digits, and use, one of IMAGE, VIDEO, AUDIO, VOICE, STICKER, DOCUMENT."));
        }
        return switch (FileCheck.of(file.uploadedFile(), file.fileName(), wanted)) {
            case FileCheck.Unfit(String code, String reason) ->
                refused(Problem.of(422, code, "File not fit for WhatsApp", reason));
            case FileCheck.Fit fit -> handOver(phoneNumberId, file, fit);
        };
    }

    private Response handOver(String phoneNumberId, FileUpload file, FileCheck.Fit fit) {
        var mimeType = fit.type().mimeType();
        var outcome = upload.upload(phoneNumberId, file.uploadedFile(), mimeType);
        return switch (outcome) {
            case SendOutcome.Accepted(String mediaId) -> {
                count("accepted");
                yield Response.status(201)
                        .entity(new UploadedMedia(
                                mediaId, mimeType, fit.bytes(), clock.instant().plus(KEPT_BY_META)))
                        .build();
            }
            case SendOutcome.Rejected rejected -> refused(problem(502, rejected.reason(), rejected.error()));
            case SendOutcome.Barred barred -> refused(problem(503, barred.reason(), barred.error()));
            case SendOutcome.Throttled _, SendOutcome.NotSent _, SendOutcome.Unknown _ ->
                refused(Problem.of(
                        503,
                        "meta_unavailable",
                        "Meta did not take the file",
                        "Meta did not take the file now (%s); try again later.".formatted(outcome.reason())));
        };
    }

    private Response refused(Problem problem) {
        count(problem.code());
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private void count(String outcome) {
        meters.counter("switchboard.outbound.uploads", "outcome", outcome).increment();
    }

    /** Meta's own words come last, where there are any. */
    private static Problem problem(int status, String code, MetaError error) {
        var title = error.title();
        return Problem.of(
                status,
                code,
                title == null ? "Refused by Meta" : title,
                Stream.of(Optional.ofNullable(error.message()), Optional.ofNullable(error.details()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")));
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
