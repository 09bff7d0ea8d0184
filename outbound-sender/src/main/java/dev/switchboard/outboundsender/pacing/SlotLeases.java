package dev.switchboard.outboundsender.pacing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where instances take their blocks from: one row for each number, written once a block and not once a message. */
@ApplicationScoped
public class SlotLeases {

    /** Meta counts by its own clock: a little of what is allowed stays unused. */
    private static final double USED_SHARE = 0.995;

    /**
     * To whom sends all the time the moments since the last block are given too, up to the length of two; whoever was idle begins
     * now. The commit does not wait for the disk: a crash of the server can only bring a block back that was taken just before.
     */
    private static final String TAKE = """
            WITH want AS (
                SELECT rate, size, size / rate * interval '1 second' AS length
                FROM (SELECT rate, greatest(1, round(rate * ?)) AS size
                      FROM (SELECT coalesce((SELECT per_second FROM number_pace WHERE phone_number_id = ?), ?) * ? AS rate)),
                     set_config('synchronous_commit', 'off', true))
            INSERT INTO number_pace AS known (phone_number_id, next_slot)
            SELECT ?, clock_timestamp() + length FROM want
            ON CONFLICT (phone_number_id) DO UPDATE SET
                next_slot = (SELECT length + CASE
                        WHEN known.next_slot < clock_timestamp() - 3 * length THEN clock_timestamp()
                        ELSE greatest(known.next_slot, clock_timestamp() - 2 * length) END
                    FROM want)
            RETURNING (SELECT rate FROM want) AS rate, (SELECT size FROM want) AS size,
                extract(epoch FROM next_slot - clock_timestamp()) AS ends_in
            """;

    private static final String TELL = """
            INSERT INTO number_pace AS known (phone_number_id, next_slot, per_second) VALUES (?, clock_timestamp(), ?)
            ON CONFLICT (phone_number_id) DO UPDATE SET per_second = excluded.per_second
            WHERE known.per_second IS DISTINCT FROM excluded.per_second
            """;

    private static final double NANOS = 1e9;

    private final DataSource database;
    private final PaceConfig config;

    SlotLeases(DataSource database, PaceConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Takes the next block of a number, which may begin a little later than now, or up to twice its own length earlier. */
    Block take(String phoneNumberId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setDouble(1, config.block().toNanos() / NANOS);
            statement.setString(2, phoneNumberId);
            statement.setInt(3, config.messagesPerSecond());
            statement.setDouble(4, USED_SHARE);
            statement.setString(5, phoneNumberId);
            try (var row = statement.executeQuery()) {
                row.next();
                var rate = row.getDouble("rate");
                var size = row.getInt("size");
                var startsIn = row.getDouble("ends_in") - size / rate;
                return new Block(
                        System.nanoTime() + (long) (startsIn * NANOS), Duration.ofNanos((long) (NANOS / rate)), size);
            }
        }
    }

    /**
     * From the next block on a number keeps this pace. Joins the transaction around it.
     *
     * @param perSecond messages a second that Meta allows; null for the default
     */
    public void pace(String phoneNumberId, @Nullable Integer perSecond) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, phoneNumberId);
            statement.setObject(2, perSecond);
            statement.executeUpdate();
        }
    }
}
