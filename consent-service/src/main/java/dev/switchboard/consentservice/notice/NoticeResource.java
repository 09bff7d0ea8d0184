package dev.switchboard.consentservice.notice;

import dev.switchboard.consentservice.problem.Checks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Wordings that people are shown when they consent. Internal. */
@Path("/api/v1/notices/{noticeId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices")
class NoticeResource {

    private static final int LONGEST_WORDING = 10_000;

    private final Notices notices;

    NoticeResource(Notices notices) {
        this.notices = notices;
    }

    /** A wording to be stored. */
    public record NoticeRequest(
            @Nullable String locale,
            @Nullable String wording,
            @Nullable String businessName,
            @Nullable String createdBy) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Store the next version of a wording; it stays for good")
    @APIResponse(responseCode = "201", description = "The version, with the SHA-256 of its words")
    @APIResponse(responseCode = "400", description = "invalid_request")
    public RestResponse<Notices.Notice> add(@PathParam("noticeId") String noticeId, @Nullable NoticeRequest request) {
        var body = Checks.required("body", request);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                notices.add(
                        Checks.words("noticeId", noticeId, 100),
                        Checks.locale("locale", body.locale()),
                        Checks.words("wording", body.wording(), LONGEST_WORDING),
                        Checks.words("businessName", body.businessName(), 200),
                        Checks.words("createdBy", body.createdBy(), 100)));
    }

    @GET
    @Operation(summary = "All versions of a wording")
    @APIResponse(responseCode = "200", description = "Oldest first; empty when there is none")
    public List<Notices.Notice> all(@PathParam("noticeId") String noticeId) throws SQLException {
        return notices.all(noticeId);
    }
}
