package dev.switchboard.outboundsender.campaign;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Gives each campaign its turns; every replica does, and a campaign that somebody has is passed by. */
@ApplicationScoped
class CampaignRunner {

    private static final Logger LOGGER = Logger.getLogger(CampaignRunner.class);

    private final DataSource database;
    private final Campaigns campaigns;
    private final CampaignTurn turn;
    private final MeterRegistry meters;
    private final InstantSource clock;

    CampaignRunner(
            DataSource database, Campaigns campaigns, CampaignTurn turn, MeterRegistry meters, InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.turn = turn;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${switchboard.campaign.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        for (var id : moving()) {
            try {
                tell(id, turn.take(id));
            } catch (RuntimeException e) {
                LOGGER.warnf(
                        "a campaign had no turn, trying again campaignId=%s cause=%s",
                        id, e.getClass().getSimpleName());
                LOGGER.debug("a campaign had no turn", e);
            }
        }
    }

    private List<UUID> moving() throws SQLException {
        try (var connection = database.getConnection()) {
            return campaigns.moving(connection, clock.instant());
        }
    }

    private void tell(UUID id, CampaignTurn.Result result) {
        if (result.released() > 0) {
            meters.counter("switchboard.outbound.campaign.released").increment(result.released());
        }
        for (var state : result.moved()) {
            meters.counter(
                            "switchboard.outbound.campaign.ended",
                            "outcome",
                            state.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
        var stop = result.stop();
        if (stop != null) {
            meters.counter("switchboard.outbound.campaign.stopped", "reason", stop.code())
                    .increment();
            LOGGER.errorf(
                    "a campaign stopped itself and waits for a person campaignId=%s reason=%s explanation=%s",
                    id, stop.code(), stop.reason());
        }
    }
}
