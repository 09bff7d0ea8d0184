package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of campaigns. */
@ApplicationScoped
class Campaigns {

    /** Who changed it when it stopped or ended by itself. */
    static final String ITSELF = "the campaign itself";

    private static final String ADD = """
            INSERT INTO campaign (id, name, phone_number_id, template, region, start_at, created_by, created_at, changed_by,
                changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND = "SELECT " + Campaign.COLUMNS + " FROM campaign WHERE id = ?";

    private static final String LIST = "SELECT " + Campaign.COLUMNS + """
             FROM campaign
            WHERE (?::text IS NULL OR state = ?)
              AND (?::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM campaign WHERE id = ?))
            ORDER BY created_at DESC, id DESC LIMIT ?
            """;

    private static final String MOVING = """
            SELECT id FROM campaign
            WHERE (state IN ('SCHEDULED', 'RUNNING') OR NOT settled)
              AND (state <> 'SCHEDULED' OR start_at <= ? OR NOT settled)
            ORDER BY changed_at, id
            """;

    private static final String HOLD_FREE = FIND + " FOR UPDATE SKIP LOCKED";

    private static final String START = """
            UPDATE campaign SET state = ?, template_category = ?, start_at = ?, started_by = ?, started_at = ?,
                counting_since = ?, changed_by = ?, changed_at = ?
            WHERE id = ?
            """;

    private static final String MOVE = """
            UPDATE campaign SET state = ?, stop_code = NULL, stop_reason = NULL, changed_by = ?, changed_at = ?, ended_at = ?
            WHERE id = ?
            """;

    private static final String RESUME = """
            UPDATE campaign SET state = ?, stop_code = NULL, stop_reason = NULL, counting_since = ?,
                despite = CASE WHEN ?::text IS NULL THEN despite ELSE array_append(array_remove(despite, ?), ?) END,
                changed_by = ?, changed_at = ?
            WHERE id = ?
            """;

    private static final String STOP = """
            UPDATE campaign SET state = 'PAUSED', stop_code = ?, stop_reason = ?, changed_by = ?, changed_at = ? WHERE id = ?
            """;

    private static final String SETTLED = "UPDATE campaign SET settled = ? WHERE id = ? AND settled <> ?";

    private static final String GROWN = "UPDATE campaign SET last_row = ? WHERE id = ?";

    void add(Connection connection, Campaign campaign) throws SQLException {
        var deeds = campaign.deeds();
        Sql.update(
                connection,
                ADD,
                campaign.id(),
                campaign.name(),
                campaign.phoneNumberId(),
                campaign.template(),
                campaign.region(),
                deeds.startAt(),
                deeds.createdBy(),
                deeds.createdAt(),
                deeds.changedBy(),
                deeds.changedAt());
    }

    Optional<Campaign> find(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, FIND, Campaign::read, id);
    }

    /** Locks one, waiting for whoever has it. */
    Optional<Campaign> hold(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, FIND + " FOR UPDATE", Campaign::read, id);
    }

    /** Locks one, unless somebody has it. */
    Optional<Campaign> holdFree(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, HOLD_FREE, Campaign::read, id);
    }

    /** Newest first, after the one that the page before ended with. */
    List<Campaign> list(Connection connection, @Nullable CampaignState state, @Nullable UUID after, int limit)
            throws SQLException {
        var word = state == null ? null : state.name();
        return Sql.query(connection, LIST, Campaign::read, word, word, after, after, limit);
    }

    /** Those about which there is something to do, without a lock. */
    List<UUID> moving(Connection connection, Instant now) throws SQLException {
        return Sql.query(connection, MOVING, row -> row.getObject("id", UUID.class), now);
    }

    void start(
            Connection connection,
            UUID id,
            String templateCategory,
            @Nullable Instant startAt,
            String actor,
            Instant now)
            throws SQLException {
        var later = startAt != null && startAt.isAfter(now);
        Sql.update(
                connection,
                START,
                later ? CampaignState.SCHEDULED : CampaignState.RUNNING,
                templateCategory,
                startAt,
                actor,
                later ? null : now,
                now,
                actor,
                now,
                id);
    }

    /** The time of a scheduled one has come. */
    void begin(Connection connection, UUID id, Instant now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE campaign SET state = 'RUNNING', started_at = ?, counting_since = ? WHERE id = ?",
                now,
                now,
                id);
    }

    /** Moves a locked one on. */
    void move(Connection connection, UUID id, CampaignState state, String actor, Instant now) throws SQLException {
        var ended = state == CampaignState.CANCELLED || state == CampaignState.DONE;
        Sql.update(connection, MOVE, state, actor, now, ended ? now : null, id);
    }

    /** Lets a locked one go on; failures so far count no more. */
    void resume(
            Connection connection, UUID id, CampaignState state, @Nullable String despite, String actor, Instant now)
            throws SQLException {
        Sql.update(connection, RESUME, state, now, despite, despite, despite, actor, now, id);
    }

    /** A locked one stops itself. */
    void stop(Connection connection, UUID id, Stop stop, Instant now) throws SQLException {
        Sql.update(connection, STOP, stop.code(), stop.reason(), ITSELF, now, id);
    }

    void settled(Connection connection, UUID id, boolean settled) throws SQLException {
        Sql.update(connection, SETTLED, settled, id, settled);
    }

    void grown(Connection connection, UUID id, long lastRow) throws SQLException {
        Sql.update(connection, GROWN, lastRow, id);
    }
}
