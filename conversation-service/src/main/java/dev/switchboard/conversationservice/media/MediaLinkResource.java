package dev.switchboard.conversationservice.media;

import dev.switchboard.conversationservice.media.MediaDelivery.Wish;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files behind signed links: the link is the permission. */
@Path("/api/v1/media-links/{token}")
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaLinkResource {

    private final SignedLinks links;
    private final MediaDelivery delivery;

    MediaLinkResource(SignedLinks links, MediaDelivery delivery) {
        this.links = links;
        this.delivery = delivery;
    }

    /** The bytes that the link allows. */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The bytes behind a signed link, whole or one range")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range")
    @APIResponse(responseCode = "304", description = "The reader has it already")
    @APIResponse(responseCode = "403", description = "link_not_valid, link_expired")
    @APIResponse(responseCode = "404", description = "unknown_media")
    @APIResponse(responseCode = "416", description = "range_not_satisfiable")
    @APIResponse(responseCode = "503", description = "store_unavailable")
    public Response content(
            @PathParam("token") String token,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context Request request) {
        var grant = links.check(token);
        var wish = new Wish(MediaResource.isHead(request), range, ifRange, ifNoneMatch);
        return delivery.deliver(delivery.found(grant.mediaId()), grant.variant(), wish);
    }
}
