package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** Takes the sender's outcomes, batch by batch. */
@ApplicationScoped
class OutcomeIntake implements BatchHandler<OutboundEvent> {

    private final DataSource dataSource;
    private final Outcomes outcomes;
    private final InstantSource clock;

    OutcomeIntake(DataSource dataSource, Outcomes outcomes, InstantSource clock) {
        this.dataSource = dataSource;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<OutboundEvent>> batch, Outbox outbox) throws SQLException {
        var told = batch.stream()
                .map(received -> new Outcomes.Outcome(
                        received.event(), received.cloudEvent().traceparent()))
                .toList();
        try (var connection = dataSource.getConnection()) {
            outcomes.apply(connection, told, Times.storable(clock.instant()), outbox);
        }
    }
}
