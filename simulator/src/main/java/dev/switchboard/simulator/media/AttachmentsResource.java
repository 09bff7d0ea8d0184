package dev.switchboard.simulator.media;

import dev.switchboard.simulator.door.Caller;
import dev.switchboard.simulator.door.FaultyAnswers;
import dev.switchboard.simulator.faults.Fault;
import dev.switchboard.simulator.faults.Fault.Call;
import dev.switchboard.simulator.faults.Faults;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a file are fetched; on Meta's side this is another host, and it wants the token all the same. */
@Path("/whatsapp_business/attachments")
@Tag(name = "Graph API")
class AttachmentsResource {

    private static final int MISSING = 1024;
    private static final int TRICKLES = 20;

    private final Caller caller;
    private final MediaStore store;
    private final MediaLinks links;
    private final Faults faults;
    private final FaultyAnswers faultyAnswers;

    AttachmentsResource(Caller caller, MediaStore store, MediaLinks links, Faults faults, FaultyAnswers faultyAnswers) {
        this.caller = caller;
        this.store = store;
        this.links = links;
        this.faults = faults;
        this.faultyAnswers = faultyAnswers;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The bytes of a file, for five minutes after its address was asked for")
    public Response download(
            @QueryParam("mid") @DefaultValue("") String mediaId,
            @QueryParam("ext") @DefaultValue("0") long end,
            @QueryParam("hash") @DefaultValue("") String hash,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Context HttpServerRequest connection)
            throws IOException {
        if (!caller.carriesToken(authorization)) {
            return page(401, "You must be logged in.");
        }
        var media = links.lives(mediaId, end, hash) ? store.find(mediaId).orElse(null) : null;
        if (media == null) {
            return page(404, "This content is not available.");
        }
        var fault = faults.strike(Call.DOWNLOADS, null, null).orElse(null);
        return fault == null
                ? ok(media, media.mimeType(), Files.readAllBytes(media.content()))
                : disturbed(media, fault, connection);
    }

    private Response disturbed(StoredMedia media, Fault fault, HttpServerRequest connection) throws IOException {
        var bytes = Files.readAllBytes(media.content());
        return switch (fault.kind()) {
            case WRONG_CONTENT_TYPE -> ok(media, "application/octet-stream", bytes);
            case CORRUPTED_BODY -> {
                bytes[bytes.length / 2] ^= 0x55;
                yield ok(media, media.mimeType(), bytes);
            }
            case TRUNCATED_BODY -> truncated(media, bytes, connection);
            case REDIRECTED ->
                Response.status(302)
                        .header("Location", "http://elsewhere.invalid/attachments/" + media.id())
                        .build();
            case SLOW_BODY ->
                Response.ok(FaultyAnswers.trickle(bytes, fault.delay(), TRICKLES))
                        .type(media.mimeType())
                        .build();
            case HTTP_ERROR,
                    TOKEN_EXPIRED,
                    RATE_LIMITED,
                    PAIR_RATE_LIMITED,
                    WINDOW_CLOSED,
                    HTML_502,
                    FAILS_LATER,
                    WINDOW_CLOSED_LATER,
                    RESET_BEFORE_ACCEPTING,
                    RESET_AFTER_ACCEPTING,
                    TIMEOUT_AFTER_ACCEPTING -> faultyAnswers.refuse(fault, connection);
        };
    }

    private static Response ok(StoredMedia media, String type, byte[] bytes) {
        var answer = Response.ok(bytes).header("Content-Type", type);
        if (media.fileName() != null) {
            answer.header("Content-Disposition", "attachment");
        }
        return answer.build();
    }

    /** Promises more than it sends, and hangs up. */
    private static Response truncated(StoredMedia media, byte[] bytes, HttpServerRequest connection) {
        StreamingOutput output = out -> {
            out.write(bytes);
            out.flush();
            FaultyAnswers.hangUp(connection);
        };
        return Response.ok(output)
                .type(media.mimeType())
                .header("Content-Length", bytes.length + MISSING)
                .build();
    }

    private static Response page(int status, String words) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity("<!DOCTYPE html><html><body><h1>" + words + "</h1></body></html>")
                .build();
    }
}
