package dev.switchboard.outboundsender.readmark;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The read marks that wait, one per conversation: a newer one says all that an older one would. Methods join the transaction
 * around them, where there is one.
 */
@ApplicationScoped
public class ReadMarks {

    private static final String ADD = """
            INSERT INTO read_mark AS known (conversation_id, phone_number_id, read_message_id, typing_since)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (conversation_id) DO UPDATE SET
                phone_number_id = excluded.phone_number_id,
                read_message_id = excluded.read_message_id,
                typing_since = coalesce(excluded.typing_since, known.typing_since),
                version = known.version + 1, tries = 0, not_before = now()
            """;

    /** Taking one is leasing it: whoever does not come back leaves it to the next. */
    private static final String TAKE = """
            UPDATE read_mark SET tries = tries + 1, not_before = now() + ? * interval '1 millisecond'
            WHERE conversation_id IN (
                SELECT mark.conversation_id FROM read_mark mark
                WHERE mark.not_before <= now()
                  AND NOT EXISTS (
                      SELECT FROM sending_pause pause
                      WHERE pause.scope IN ('*', mark.phone_number_id) AND pause.covers = 'ALL'
                        AND pause.paused_until > now())
                ORDER BY mark.not_before LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING conversation_id, phone_number_id, read_message_id, typing_since, version, tries
            """;

    private static final String DROP = "DELETE FROM read_mark WHERE conversation_id = ? AND version = ?";

    private static final String HOLD = """
            UPDATE read_mark SET not_before = now() + ? * interval '1 millisecond' WHERE conversation_id = ? AND version = ?
            """;

    private static final String FORGET = "DELETE FROM read_mark WHERE conversation_id = ANY (?)";

    private final DataSource database;

    ReadMarks(DataSource database) {
        this.database = database;
    }

    /** Adds marks; of each conversation the last one stays. */
    public void add(List<NewReadMark> marks) throws SQLException {
        var latest = new LinkedHashMap<UUID, NewReadMark>();
        marks.forEach(mark -> latest.merge(mark.conversationId(), mark, ReadMarks::newer));
        if (latest.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var mark : latest.values().stream()
                    .sorted(Comparator.comparing(NewReadMark::conversationId))
                    .toList()) {
                statement.setObject(1, mark.conversationId());
                statement.setString(2, mark.phoneNumberId());
                statement.setString(3, mark.readMessageId());
                statement.setObject(4, Times.utcOrNull(mark.typingSince()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Forgets the marks of these conversations; answers how many. */
    public int forget(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Takes marks whose turn it is; nobody else gets them before the lease is over. */
    List<DueReadMark> take(int limit, Duration lease) throws SQLException {
        var due = new ArrayList<DueReadMark>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(TAKE)) {
            query.setLong(1, lease.toMillis());
            query.setInt(2, limit);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(read(rows));
                }
            }
        }
        return due;
    }

    /** Forgets a mark, unless a newer one took its place. */
    void drop(DueReadMark due) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DROP)) {
            statement.setObject(1, due.mark().conversationId());
            statement.setInt(2, due.version());
            statement.executeUpdate();
        }
    }

    /** Lets a mark wait, unless a newer one took its place. */
    void hold(DueReadMark due, Duration delay) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, delay.toMillis());
            statement.setObject(2, due.mark().conversationId());
            statement.setInt(3, due.version());
            statement.executeUpdate();
        }
    }

    private static NewReadMark newer(NewReadMark earlier, NewReadMark later) {
        return later.typingSince() != null
                ? later
                : new NewReadMark(
                        later.conversationId(), later.phoneNumberId(), later.readMessageId(), earlier.typingSince());
    }

    private static DueReadMark read(ResultSet row) throws SQLException {
        return new DueReadMark(
                new NewReadMark(
                        row.getObject("conversation_id", UUID.class),
                        row.getString("phone_number_id"),
                        row.getString("read_message_id"),
                        Times.instantOrNull(row, "typing_since")),
                row.getInt("version"),
                row.getInt("tries"));
    }
}
