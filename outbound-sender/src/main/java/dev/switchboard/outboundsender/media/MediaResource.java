package dev.switchboard.outboundsender.media;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.outboundsender.graphapi.MediaUpload;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.problems.Problem;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Problem UPLOAD_INCOMPLETE = new Problem(400, "upload_incomplete", "Upload incomplete");
    private static final Problem META_UNAVAILABLE = new Problem(503, "meta_unavailable", "Meta did not take the file");
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
            return refused(
                    UPLOAD_INCOMPLETE,
                    "Needed: a file, phoneNumberId in digits, and use, one of IMAGE, VIDEO, AUDIO, VOICE, STICKER, DOCUMENT.");
        }
        return switch (FileCheck.of(file.uploadedFile(), file.fileName(), wanted)) {
            case FileCheck.Unfit(String code, String reason) ->
                refused(new Problem(422, code, "File not fit for WhatsApp"), reason);
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
            case SendOutcome.Rejected rejected ->
                refused(meta(502, rejected.reason(), rejected.error()), words(rejected.error()));
            case SendOutcome.Barred barred ->
                refused(meta(503, barred.reason(), barred.error()), words(barred.error()));
            case SendOutcome.Throttled _, SendOutcome.NotSent _, SendOutcome.Unknown _ ->
                refused(
                        META_UNAVAILABLE,
                        "Meta did not take the file now (%s); try again later.".formatted(outcome.reason()));
        };
    }

    private Response refused(Problem problem, String detail) {
        count(problem.code());
        return problem.because(detail).toResponse();
    }

    private static Problem meta(int status, String code, MetaError error) {
        return new Problem(status, code, Objects.requireNonNullElse(error.title(), "Meta refused the file"));
    }

    private void count(String outcome) {
        meters.counter("switchboard.outbound.uploads", "outcome", outcome).increment();
    }

    /** Meta's own words come last, where there are any. */
    private static String words(MetaError error) {
        return Stream.of(Optional.ofNullable(error.message()), Optional.ofNullable(error.details()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
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
