package dev.switchboard.conversationservice.status;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.whatsapp.Pricing;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Statuses of messages that nobody here knows: ours, told before the sender said which id Meta gave them, and those of
 * whoever else writes from the same number. Nobody can tell them apart, so all are kept for a while, and quietly.
 */
@ApplicationScoped
class ParkedStatuses {

    private static final String PARK = """
            INSERT INTO parked_status (id, wamid, step, happened_at, failure, pricing, parked_at)
            SELECT id, wamid, step, happened_at, failure::jsonb, pricing::jsonb, parked_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS p (id, wamid, step, happened_at, failure, pricing, parked_at)
            """;

    private static final String TAKE = """
            DELETE FROM parked_status WHERE wamid = ANY (?)
            RETURNING wamid, step, happened_at, failure::text, pricing::text
            """;

    private static final String TAKE_MISSED = """
            DELETE FROM parked_status p USING message m
            WHERE p.parked_at > ? AND m.wamid = p.wamid
            RETURNING p.wamid, p.step, p.happened_at, p.failure::text, p.pricing::text
            """;

    private static final String PURGE = "DELETE FROM parked_status WHERE parked_at < ?";

    void park(Connection connection, Collection<ParkedStatus> statuses, Instant now) throws SQLException {
        if (statuses.isEmpty()) {
            return;
        }
        Columns.of(statuses)
                .uuid(_ -> UuidCreator.getTimeOrderedEpoch())
                .text(ParkedStatus::wamid)
                .text(status -> status.step().name())
                .instant(ParkedStatus::happenedAt)
                .json(status -> TrackedMessages.write(status.failure()))
                .json(status -> TrackedMessages.write(status.pricing()))
                .instant(_ -> now)
                .update(connection, PARK);
    }

    /** Takes out what is parked for these messages. */
    List<ParkedStatus> take(Connection connection, Collection<String> wamids) throws SQLException {
        if (wamids.isEmpty()) {
            return List.of();
        }
        try (var statement = Columns.of(wamids).text(wamid -> wamid).prepare(connection, TAKE)) {
            return read(statement);
        }
    }

    /** Takes out what one transaction parked since then while another learnt the wamid. */
    List<ParkedStatus> takeMissed(Connection connection, Instant since) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_MISSED)) {
            statement.setObject(1, Times.utc(since));
            return read(statement);
        }
    }

    /** Forgets statuses whose message will not come any more. */
    int purge(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement(PURGE)) {
            statement.setObject(1, Times.utc(before));
            return statement.executeUpdate();
        }
    }

    private static List<ParkedStatus> read(PreparedStatement statement) throws SQLException {
        var statuses = new ArrayList<ParkedStatus>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                statuses.add(new ParkedStatus(
                        rows.getString("wamid"),
                        ParkedStatus.Step.valueOf(rows.getString("step")),
                        Times.instant(rows, "happened_at"),
                        TrackedMessages.read(rows.getString("failure"), MetaError.class),
                        TrackedMessages.read(rows.getString("pricing"), Pricing.class)));
            }
        }
        return statuses;
    }
}
