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

/** The one endpoint that sends. Answers of any status come back as they are, unread. */
@Path("/{version}/{phoneNumberId}/messages")
public interface GraphMessages {

    /** Hands one body to Meta. There is no idempotency key: the same body twice is two messages. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    CompletionStage<Response> post(
            @PathParam("version") String version,
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            byte[] body);
}
