package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** Who the recipients of campaigns are, to be forgotten. Joins the transaction around it. */
@ApplicationScoped
public class CampaignRecipients {

    /** The same person may stand in audiences that were never sent to, known by the same phone or user id only. */
    private static final String FORGET = """
            WITH known AS (
                SELECT DISTINCT address FROM campaign_recipient
                WHERE conversation_id = ANY (?) AND address IS NOT NULL),
            held AS (
                SELECT campaign_id, row_number FROM campaign_recipient
                WHERE given IS NOT NULL AND (conversation_id = ANY (?) OR address IN (SELECT address FROM known))
                ORDER BY message_id FOR UPDATE)
            UPDATE campaign_recipient r SET
                given = NULL, wa_id = NULL, user_id = NULL, parameters = NULL,
                code = CASE WHEN state = 'WAITING' THEN 'contact_erased' ELSE code END,
                explanation = CASE WHEN state = 'WAITING' THEN 'the customer was erased on request' ELSE explanation END,
                moved_at = CASE WHEN state = 'WAITING' THEN ? ELSE moved_at END,
                state = CASE WHEN state = 'WAITING' THEN 'REFUSED' ELSE state END
            FROM held WHERE r.campaign_id = held.campaign_id AND r.row_number = held.row_number
            """;

    private final DataSource database;
    private final InstantSource clock;

    CampaignRecipients(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Forgets who the recipients of these conversations were, also in audiences that wait, where they are refused from now on.
     * What became of their messages stays. Answers how many rows named them.
     */
    public int forget(Collection<UUID> conversationIds) throws SQLException {
        if (conversationIds.isEmpty()) {
            return 0;
        }
        try (var connection = database.getConnection()) {
            return Sql.update(connection, FORGET, conversationIds, conversationIds, clock.instant());
        }
    }
}
