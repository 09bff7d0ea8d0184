package dev.switchboard.conversationservice.media;

import dev.switchboard.conversationservice.media.MediaDelivery.Wish;
import dev.switchboard.conversationservice.media.ObjectStore.Variant;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Files of messages: their bytes, small pictures, links for others, and another try at those that could not be fetched. */
@Path("/api/v1/media/{id}")
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaResource {

    private final MediaDelivery delivery;
    private final MediaCatalogue catalogue;
    private final FileLinks links;
    private final MediaConfig config;

    MediaResource(MediaDelivery delivery, MediaCatalogue catalogue, FileLinks links, MediaConfig config) {
        this.delivery = delivery;
        this.catalogue = catalogue;
        this.links = links;
        this.config = config;
    }

    /** The bytes. */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The bytes of a file, whole or one range; what a browser could run comes as an attachment")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range")
    @APIResponse(responseCode = "304", description = "The reader has it already")
    @APIResponse(responseCode = "404", description = "unknown_media")
    @APIResponse(responseCode = "409", description = "media_not_stored")
    @APIResponse(responseCode = "416", description = "range_not_satisfiable")
    @APIResponse(responseCode = "503", description = "store_unavailable")
    public Response content(
            @PathParam("id") String id,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context Request request) {
        var wish = new Wish(isHead(request), range, ifRange, ifNoneMatch);
        return delivery.deliver(delivery.found(id), Variant.CONTENT, wish);
    }

    /** The small picture. */
    @GET
    @Path("/thumbnail")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A small picture of a picture")
    @APIResponse(
            responseCode = "200",
            description = "JPEG or PNG",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The reader has it already")
    @APIResponse(responseCode = "404", description = "unknown_media, no_thumbnail")
    @APIResponse(responseCode = "409", description = "media_not_stored")
    @APIResponse(responseCode = "503", description = "store_unavailable")
    public Response thumbnail(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context Request request) {
        var wish = new Wish(isHead(request), null, null, ifNoneMatch);
        return delivery.deliver(delivery.found(id), Variant.THUMBNAIL, wish);
    }

    /** A link for somebody who may not ask here. */
    @POST
    @Path("/links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A signed link that works without further permission until it ends")
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = LinkView.class)))
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_media, no_thumbnail")
    @APIResponse(responseCode = "409", description = "media_not_stored")
    public RestResponse<LinkView> link(
            @PathParam("id") String id, @Nullable LinkRequest request, @Context UriInfo here) {
        var wish = request == null ? new LinkRequest(null, null) : request;
        var media = delivery.found(id);
        var file = MediaDelivery.stored(media);
        var variant = Boolean.TRUE.equals(wish.thumbnail()) ? Variant.THUMBNAIL : Variant.CONTENT;
        if (variant == Variant.THUMBNAIL && file.thumbnailType() == null) {
            throw ProblemCode.NO_THUMBNAIL.because("there is no small picture of this file");
        }
        var link = links.link(media.id(), variant, lifetime(wish.lifetime()), here.getBaseUri());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, link)
                .location(link.url())
                .build();
    }

    /** Another try. */
    @POST
    @Path("/fetch")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Fetch a file at once that could not be fetched; one that is stored stays as it is")
    @APIResponse(
            responseCode = "202",
            description = "The file as it stands",
            content = @Content(schema = @Schema(implementation = MediaView.class)))
    @APIResponse(responseCode = "404", description = "unknown_media")
    public RestResponse<MediaView> fetch(@PathParam("id") String id) {
        catalogue.fetchAgain(delivery.found(id).id());
        return RestResponse.status(RestResponse.Status.ACCEPTED, MediaView.of(delivery.found(id)));
    }

    /** The framework answers HEAD by asking for all. */
    static boolean isHead(Request request) {
        return HttpMethod.HEAD.equals(request.getMethod());
    }

    private Duration lifetime(@Nullable String asked) {
        if (asked == null) {
            return config.links().lifetime();
        }
        var longest = config.links().longest();
        try {
            var lifetime = Duration.parse(asked);
            if (lifetime.isPositive() && lifetime.compareTo(longest) <= 0) {
                return lifetime;
            }
        } catch (DateTimeParseException e) {
            // the same words for what is no duration at all
        }
        throw ProblemCode.INVALID_REQUEST.because(List.of(
                FieldError.of("lifetime", "is a duration such as PT24H, longer than nothing, at most " + longest)));
    }
}
