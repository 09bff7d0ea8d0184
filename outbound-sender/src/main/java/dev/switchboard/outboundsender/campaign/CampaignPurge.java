package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets who the recipients were some time after a campaign's end, or after a draft was left alone; the counts stay. */
@ApplicationScoped
class CampaignPurge {

    private static final Logger LOGGER = Logger.getLogger(CampaignPurge.class);
    private static final Duration KEYS_KEPT = Duration.ofDays(7);

    private static final String OVER = """
            SELECT id FROM campaign
            WHERE NOT purged AND state IN ('DRAFT', 'CANCELLED', 'DONE') AND settled AND changed_at < ? LIMIT 1
            """;

    private static final String NAMELESS = """
            UPDATE campaign_recipient SET given = NULL, wa_id = NULL, user_id = NULL, parameters = NULL
            WHERE campaign_id = ? AND row_number IN (
                SELECT row_number FROM campaign_recipient WHERE campaign_id = ? AND given IS NOT NULL LIMIT 20000)
            """;

    private final DataSource database;
    private final Requests requests;
    private final CampaignConfig config;
    private final InstantSource clock;

    CampaignPurge(DataSource database, Requests requests, CampaignConfig config, InstantSource clock) {
        this.database = database;
        this.requests = requests;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            requests.forget(connection, now.minus(KEYS_KEPT));
            var before = now.minus(config.keep());
            for (var over = Sql.first(connection, OVER, row -> row.getObject("id", UUID.class), before);
                    over.isPresent();
                    over = Sql.first(connection, OVER, row -> row.getObject("id", UUID.class), before)) {
                var id = over.get();
                var forgotten = 0;
                for (var some = Sql.update(connection, NAMELESS, id, id);
                        some > 0;
                        some = Sql.update(connection, NAMELESS, id, id)) {
                    forgotten += some;
                }
                Sql.update(connection, "UPDATE campaign SET purged = true WHERE id = ?", id);
                LOGGER.infof("recipients of a campaign are forgotten campaignId=%s rows=%d", id, forgotten);
            }
        }
    }
}
