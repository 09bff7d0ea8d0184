package dev.switchboard.outboundsender.campaign;

import dev.switchboard.outboundsender.reach.Reach;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Campaigns, for people and programs. Internal. */
@Path("/api/v1/campaigns")
@Tag(name = "Campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CampaignResource {

    private final DataSource database;
    private final Campaigns campaigns;
    private final CampaignDeeds deeds;
    private final Progress progress;
    private final Reach reach;

    CampaignResource(DataSource database, Campaigns campaigns, CampaignDeeds deeds, Progress progress, Reach reach) {
        this.database = database;
        this.campaigns = campaigns;
        this.deeds = deeds;
        this.progress = progress;
        this.reach = reach;
    }

    @POST
    @Operation(
            summary =
                    "Makes a draft, whose audience comes next; a repeat with the same Idempotency-Key is the same draft")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CampaignView.class)),
            description = "The draft")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "409", description = "idempotency_key_reused")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CampaignRequest request) {
        var checked = Requests.checked(key);
        if (request == null) {
            throw CampaignProblems.invalid("body", "must be a campaign");
        }
        var campaign = deeds.create(request, checked);
        return Response.created(URI.create("/api/v1/campaigns/" + campaign.id()))
                .entity(CampaignView.of(campaign, null, null))
                .build();
    }

    @GET
    @Operation(summary = "Campaigns, newest first, without their counts")
    @APIResponse(responseCode = "400", description = "invalid_request")
    public CampaignView.Page list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        var wanted = Queries.state(CampaignState.class, state);
        var most = Queries.limit(limit);
        try (var connection = database.getConnection()) {
            var found = campaigns.list(connection, wanted, Queries.cursorId(cursor), most + 1);
            var page = found.stream()
                    .limit(most)
                    .map(campaign -> CampaignView.of(campaign, null, null))
                    .toList();
            return new CampaignView.Page(
                    page, found.size() > most ? page.getLast().id().toString() : null);
        }
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far a campaign got, and what holds it up")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    public CampaignView one(@PathParam("id") String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return view(connection, campaigns.find(connection, Queries.id(id)).orElseThrow(CampaignProblems::unknown));
        }
    }

    @POST
    @Path("{id}/start")
    @Operation(summary = "Starts it, now or at its time")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(
            responseCode = "409",
            description = "campaign_state, audience_empty, rows_refused, template_unknown, template_not_approved")
    public CampaignView start(@PathParam("id") String id, CampaignRequest.@Nullable Start start) throws SQLException {
        var wanted = start == null ? new CampaignRequest.Start(null, null, null) : start;
        return told(deeds.start(
                Queries.id(id),
                Boolean.TRUE.equals(wanted.skipRefused()),
                wanted.startAt(),
                CampaignRequest.actor(wanted.actor())));
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Holds everything that has not left")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state")
    public CampaignView pause(@PathParam("id") String id, CampaignRequest.@Nullable Deed deed) throws SQLException {
        return told(deeds.pause(Queries.id(id), actor(deed)));
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Goes on; where what stopped it is still so, only despite it")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state, campaign_still_stopped: stop names what it is")
    public CampaignView resume(@PathParam("id") String id, CampaignRequest.@Nullable Deed deed) throws SQLException {
        return told(deeds.resume(Queries.id(id), deed == null ? null : deed.despite(), actor(deed)));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Ends it for good: what has not left is refused")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state")
    public CampaignView cancel(@PathParam("id") String id, CampaignRequest.@Nullable Deed deed) throws SQLException {
        return told(deeds.cancel(Queries.id(id), actor(deed)));
    }

    private static String actor(CampaignRequest.@Nullable Deed deed) {
        return CampaignRequest.actor(deed == null ? null : deed.actor());
    }

    private CampaignView told(Campaign campaign) throws SQLException {
        try (var connection = database.getConnection()) {
            return view(connection, campaign);
        }
    }

    private CampaignView view(Connection connection, Campaign campaign) throws SQLException {
        return CampaignView.of(
                campaign,
                campaign.state() == CampaignState.RUNNING ? waitsFor() : null,
                CampaignView.Counts.of(progress.counts(connection, campaign.id())));
    }

    private CampaignView.@Nullable Why waitsFor() throws SQLException {
        return reach.fullSince()
                .map(since -> new CampaignView.Why(
                        "portfolio_limit_reached",
                        "since %s as many people as Meta allows were written to first in 24 hours; who was not among them"
                                        .formatted(since)
                                + " waits until there is room"))
                .orElse(null);
    }
}
