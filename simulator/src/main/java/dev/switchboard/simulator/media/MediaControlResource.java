package dev.switchboard.simulator.media;

import dev.switchboard.simulator.control.InvalidControlInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files on customers' phones, and all files that are held. */
@Path("/_sim/media")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Media")
class MediaControlResource {

    private final MediaStore store;

    MediaControlResource(MediaStore store) {
        this.store = store;
    }

    @GET
    @Operation(summary = "The files that are held, eldest first")
    public List<Held> list() {
        return store.all().stream().map(Held::of).toList();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(
            summary =
                    "Gives customers a file to send: its bytes, its Content-Type, and a fileName; use the id it answers")
    public Held add(
            byte[] content,
            @HeaderParam("Content-Type") @Nullable String type,
            @QueryParam("fileName") @Nullable String fileName) {
        if (content.length == 0) {
            throw new InvalidControlInput("the body is the file; it is empty");
        }
        var mimeType = type == null ? MediaType.APPLICATION_OCTET_STREAM : type;
        return Held.of(store.store(new ByteArrayInputStream(content), null, mimeType, fileName));
    }

    /**
     * A file.
     *
     * @param id Meta's id
     * @param phoneNumberId the number that uploaded it, null for a customer's
     * @param mimeType as its sender named it
     * @param fileName as its sender named it
     * @param sha256 base64, as in webhooks
     * @param size bytes
     * @param createdAt simulated time
     */
    record Held(
            String id,
            @Nullable String phoneNumberId,
            String mimeType,
            @Nullable String fileName,
            String sha256,
            long size,
            Instant createdAt) {

        static Held of(StoredMedia media) {
            return new Held(
                    media.id(),
                    media.phoneNumberId(),
                    media.mimeType(),
                    media.fileName(),
                    media.sha256Base64(),
                    media.size(),
                    media.createdAt());
        }
    }
}
