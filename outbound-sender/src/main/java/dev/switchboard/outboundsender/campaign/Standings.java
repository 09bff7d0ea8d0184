package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells the gate how messages stand in their campaigns. Joins the transaction around it. */
@ApplicationScoped
public class Standings {

    private static final String FIND = """
            SELECT asked.message_id, campaign.state, first.message_id <> asked.message_id AS repeated
            FROM unnest(?, ?, ?) AS asked (message_id, campaign_id, conversation_id)
            LEFT JOIN campaign ON campaign.id = asked.campaign_id
            LEFT JOIN campaign_conversation first
                ON first.campaign_id = asked.campaign_id AND first.conversation_id = asked.conversation_id
            """;

    private final DataSource database;

    Standings(DataSource database) {
        this.database = database;
    }

    /** By message id; those of no campaign are absent. A campaign that is not ours lets go whatever is no repeat. */
    public Map<UUID, Standing> find(Collection<SendMessage> messages) throws SQLException {
        var standings = new HashMap<UUID, Standing>();
        var ours = messages.stream()
                .filter(message -> message.campaignId() != null)
                .toList();
        try (var connection = database.getConnection()) {
            Columns.of(ours)
                    .uuid(SendMessage::messageId)
                    .uuid(SendMessage::campaignId)
                    .uuid(SendMessage::conversationId)
                    .query(connection, FIND, row -> standings.put(Sql.uuid(row, "message_id"), of(row)));
        }
        return standings;
    }

    private static Standing of(ResultSet row) throws SQLException {
        if (row.getBoolean("repeated")) {
            return Standing.REPEATED;
        }
        var state = row.getString("state");
        return switch (state == null ? CampaignState.RUNNING : CampaignState.valueOf(state)) {
            case PAUSED -> Standing.PAUSED;
            case CANCELLED -> Standing.CANCELLED;
            case DRAFT, SCHEDULED, RUNNING, DONE -> Standing.GOES;
        };
    }
}
