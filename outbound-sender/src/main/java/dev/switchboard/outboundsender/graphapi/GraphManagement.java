package dev.switchboard.outboundsender.graphapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The endpoints about templates and numbers of an account. Answers of any status come back as they are, unread. */
@Path("/{version}/{id}")
public interface GraphManagement {

    /** A page of templates; with {@code name} those that Meta finds under it, which may be more than have it. */
    @GET
    @Path("message_templates")
    CompletionStage<Response> templates(
            @PathParam("version") String version,
            @PathParam("id") String wabaId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("fields") String fields,
            @QueryParam("limit") int limit,
            @QueryParam("name") @Nullable String name,
            @QueryParam("after") @Nullable String after);

    /** A page of business numbers. */
    @GET
    @Path("phone_numbers")
    CompletionStage<Response> numbers(
            @PathParam("version") String version,
            @PathParam("id") String wabaId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("fields") String fields,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** Creates a template. There is no idempotency key, yet a name has one template a language. */
    @POST
    @Path("message_templates")
    @Consumes(MediaType.APPLICATION_JSON)
    CompletionStage<Response> create(
            @PathParam("version") String version,
            @PathParam("id") String wabaId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body);

    /** Replaces the components of a template. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    CompletionStage<Response> edit(
            @PathParam("version") String version,
            @PathParam("id") String templateId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body);

    /** Ends a pause of a template, archives it, or takes it out of the archive. */
    @POST
    @Path("{deed}")
    CompletionStage<Response> stand(
            @PathParam("version") String version,
            @PathParam("id") String templateId,
            @PathParam("deed") String deed,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    /** Deletes all languages of a name, or with {@code templateId} one of them. */
    @DELETE
    @Path("message_templates")
    CompletionStage<Response> delete(
            @PathParam("version") String version,
            @PathParam("id") String wabaId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("name") String name,
            @QueryParam("hsm_id") @Nullable String templateId);
}
