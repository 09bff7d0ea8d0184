package dev.switchboard.outboundsender.graphapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** The endpoint that takes files. Answers of any status come back as they are, unread. */
@Path("/{version}/{phoneNumberId}/media")
public interface GraphMedia {

    /** Hands one file to Meta. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    CompletionStage<Response> post(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            ClientMultipartForm form);
}
