package dev.switchboard.outboundsender.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows behind messages: how they begin and how they move on. Every method joins the transaction around it. */
@ApplicationScoped
public class Attempts {

    private static final String ADD = """
            INSERT INTO send_attempt
                (message_id, conversation_id, phone_number_id, lane, command, traceparent, requested_at, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (message_id) DO NOTHING
            """;

    private static final String LOCK_OPEN = "SELECT " + Attempt.COLUMNS + """
             FROM send_attempt
            WHERE message_id = ANY (?) AND (state IN ('READY', 'CALLING', 'UNKNOWN') OR reason = 'person')
            ORDER BY message_id FOR UPDATE
            """;

    private static final String LOCK_EXPIRED = "SELECT " + Attempt.COLUMNS + """
             FROM send_attempt
            WHERE state = 'CALLING' AND leased_until < now()
            ORDER BY leased_until LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String FIND_BY_WAMID =
            "SELECT " + Attempt.COLUMNS + " FROM send_attempt WHERE message_id = ANY (?) OR wamid = ANY (?)";

    private static final String MOVE = """
            UPDATE send_attempt SET
                state = ?, reason = ?, error_code = ?, wamid = ?, not_sent = ?, throttled = ?,
                not_before = now() + ? * interval '1 millisecond',
                leased_by = NULL, leased_until = NULL,
                command = CASE WHEN ? THEN NULL ELSE command END,
                finished_at = CASE WHEN ? THEN ?::timestamptz END
            WHERE message_id = ?
            """;

    private static final String KEEP_EVIDENCE = "UPDATE send_attempt SET wamid = ? WHERE message_id = ?";

    private final DataSource database;

    Attempts(DataSource database) {
        this.database = database;
    }

    /** Adds what is new, in order; a message id that is known already changes nothing. Answers how many were new. */
    public int add(List<NewAttempt> messages, Instant receivedAt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var added : messages) {
                var message = added.message();
                statement.setObject(1, message.messageId());
                statement.setObject(2, message.conversationId());
                statement.setString(3, message.phoneNumberId());
                statement.setInt(4, added.lane().rank());
                statement.setString(5, CommandJson.write(message));
                statement.setString(6, added.traceparent());
                statement.setObject(7, message.requestedAt().atOffset(ZoneOffset.UTC));
                statement.setObject(8, receivedAt.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            var added = 0;
            for (var count : statement.executeBatch()) {
                added += Math.max(count, 0);
            }
            return added;
        }
    }

    /** Locks those of these messages whose story is not over: those, too, that a person settled and proof may yet overrule. */
    public List<Attempt> lockOpen(Collection<UUID> messageIds) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK_OPEN)) {
            query.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            return read(query);
        }
    }

    /** Locks calls whose caller did not come back in time, whoever it was. */
    public List<Attempt> lockExpired(int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK_EXPIRED)) {
            query.setInt(1, limit);
            return read(query);
        }
    }

    /** Messages by our id or by Meta's, without a lock. */
    public List<Attempt> find(Collection<UUID> messageIds, Collection<String> wamids) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND_BY_WAMID)) {
            query.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            query.setArray(2, connection.createArrayOf("text", wamids.toArray()));
            return read(query);
        }
    }

    /** Moves a locked attempt on. Where nothing can be sent any more, what was to be sent is removed. */
    public void move(UUID messageId, Step step, Instant now) throws SQLException {
        var ended = step.state().ended();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MOVE)) {
            statement.setString(1, step.state().name());
            statement.setString(2, step.reason());
            statement.setObject(3, step.errorCode());
            statement.setString(4, step.wamid());
            statement.setInt(5, step.notSent());
            statement.setInt(6, step.throttled());
            statement.setLong(7, step.delay().toMillis());
            statement.setBoolean(8, ended);
            statement.setBoolean(9, ended);
            statement.setObject(10, now.atOffset(ZoneOffset.UTC));
            statement.setObject(11, messageId);
            statement.executeUpdate();
        }
    }

    /** Remembers that Meta knows the message, while its call still runs. */
    public void keepEvidence(UUID messageId, String wamid) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP_EVIDENCE)) {
            statement.setString(1, wamid);
            statement.setObject(2, messageId);
            statement.executeUpdate();
        }
    }

    private static List<Attempt> read(PreparedStatement query) throws SQLException {
        var attempts = new ArrayList<Attempt>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                attempts.add(Attempt.read(rows));
            }
        }
        return attempts;
    }
}
