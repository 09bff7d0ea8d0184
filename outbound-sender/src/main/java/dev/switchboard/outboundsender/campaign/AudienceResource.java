package dev.switchboard.outboundsender.campaign;

import dev.switchboard.outboundsender.campaign.RecipientView.Taken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Audiences of campaigns and what became of each row. Personal data. Internal. */
@Path("/api/v1/campaigns/{id}")
@Tag(name = "Campaigns")
@RunOnVirtualThread
class AudienceResource {

    private final DataSource database;
    private final Campaigns campaigns;
    private final Audiences audiences;
    private final Recipients recipients;
    private final CampaignReport report;

    AudienceResource(
            DataSource database,
            Campaigns campaigns,
            Audiences audiences,
            Recipients recipients,
            CampaignReport report) {
        this.database = database;
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.recipients = recipients;
        this.report = report;
    }

    @POST
    @Path("audience")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Adds people from a CSV in UTF-8, whose first line names wa_id, phone or user_id and what fills the template")
    @APIResponse(
            responseCode = "200",
            description = "Every row was read and stored, accepted or refused with its reason")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state, template_unknown, idempotency_key_reused")
    @APIResponse(responseCode = "422", description = "unreadable_audience, column_missing: nothing was taken")
    public Taken addCsv(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, InputStream rows) {
        return audiences.add(Queries.id(id), Requests.checked(key), rows, CsvAudience::open);
    }

    @POST
    @Path("audience")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same from a JSON array of flat objects")
    @APIResponse(
            responseCode = "200",
            description = "Every row was read and stored, accepted or refused with its reason")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state, template_unknown, idempotency_key_reused")
    @APIResponse(responseCode = "422", description = "unreadable_audience: nothing was taken")
    public Taken addJson(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, InputStream rows) {
        return audiences.add(Queries.id(id), Requests.checked(key), rows, JsonAudience::open);
    }

    @DELETE
    @Path("audience")
    @Operation(summary = "Empties the audience of a draft, to begin anew")
    @APIResponse(responseCode = "204", description = "It is empty")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    @APIResponse(responseCode = "409", description = "campaign_state")
    public void clear(@PathParam("id") String id) {
        audiences.clear(Queries.id(id));
    }

    @GET
    @Path("recipients")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rows of the audience in order, and how far each got")
    @APIResponse(responseCode = "400", description = "invalid_request")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    public RecipientView.Page list(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        var wanted = Queries.state(RecipientState.class, state);
        var most = Queries.limit(limit);
        var after = Queries.cursorRow(cursor);
        try (var connection = database.getConnection()) {
            var campaign = campaigns.find(connection, Queries.id(id)).orElseThrow(CampaignProblems::unknown);
            var found = recipients.page(connection, campaign.id(), wanted, after, most + 1);
            var page = found.stream().limit(most).toList();
            return new RecipientView.Page(
                    page, found.size() > most ? Long.toString(page.getLast().row()) : null);
        }
    }

    @GET
    @Path("report.csv")
    @Produces("text/csv")
    @Operation(
            summary =
                    "What became of each row, as CSV: row, line, recipient, state, code, explanation, messageId, since")
    @APIResponse(responseCode = "200", description = "In the order of the audience; the recipient as given")
    @APIResponse(responseCode = "404", description = "unknown_campaign")
    public StreamingOutput report(@PathParam("id") String id) throws SQLException {
        try (var connection = database.getConnection()) {
            var campaign = campaigns.find(connection, Queries.id(id)).orElseThrow(CampaignProblems::unknown);
            return output -> report.write(campaign.id(), output);
        }
    }
}
