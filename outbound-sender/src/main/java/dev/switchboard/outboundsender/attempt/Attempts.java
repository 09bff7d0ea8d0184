package dev.switchboard.outboundsender.attempt;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows behind messages: how they begin and how they move on. Every method joins the transaction around it. */
@ApplicationScoped
public class Attempts {

    private static final String ADD = """
            INSERT INTO send_attempt
                (message_id, conversation_id, phone_number_id, lane, command, traceparent, requested_at, received_at)
            SELECT message_id, conversation_id, phone_number_id, lane, command, traceparent, requested_at, moment.now
            FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS added
                    (message_id, conversation_id, phone_number_id, lane, command, traceparent, requested_at, place),
                (VALUES (?::timestamptz)) AS moment (now)
            ORDER BY place
            ON CONFLICT (message_id) DO NOTHING
            """;

    private static final String LOCK_OPEN = "SELECT " + Attempt.COLUMNS + """
             FROM send_attempt
            WHERE message_id = ANY (?) AND (state IN ('READY', 'CALLING', 'UNKNOWN', 'FAILED') OR reason = 'person')
            ORDER BY message_id FOR UPDATE
            """;

    private static final String LOCK_OPEN_OF = "SELECT " + Attempt.COLUMNS + """
             FROM send_attempt
            WHERE conversation_id = ANY (?) AND state IN ('READY', 'CALLING')
            ORDER BY message_id FOR UPDATE
            """;

    private static final String FORGET_WAMIDS = """
            UPDATE send_attempt SET wamid = NULL
            WHERE conversation_id = ANY (?) AND state NOT IN ('READY', 'CALLING') AND wamid IS NOT NULL
            """;

    private static final String LOCK_EXPIRED = "SELECT " + Attempt.COLUMNS + """
             FROM send_attempt
            WHERE state = 'CALLING' AND leased_until < now()
            ORDER BY leased_until LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String FIND_BY_WAMID =
            "SELECT " + Attempt.COLUMNS + " FROM send_attempt WHERE message_id = ANY (?) OR wamid = ANY (?)";

    static final String MOVE = """
            UPDATE send_attempt AS attempt SET
                state = step.state, reason = step.reason, error_code = step.error_code, wamid = step.wamid,
                not_sent = step.not_sent, throttled = step.throttled,
                not_before = now() + step.delay_ms * interval '1 millisecond',
                leased_by = NULL, leased_until = NULL,
                command = CASE WHEN step.ended THEN NULL ELSE attempt.command END,
                finished_at = CASE WHEN step.ended THEN moment.now END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS step (message_id, state, reason, error_code, wamid, not_sent, throttled, delay_ms, ended),
                (VALUES (?::timestamptz)) AS moment (now)
            WHERE attempt.message_id = step.message_id
            """;

    private static final String KEEP_EVIDENCE = """
            UPDATE send_attempt AS attempt SET wamid = told.wamid
            FROM unnest(?, ?) AS told (message_id, wamid)
            WHERE attempt.message_id = told.message_id
            """;

    private final DataSource database;

    Attempts(DataSource database) {
        this.database = database;
    }

    /** Adds what is new, in order; a message id that is known already changes nothing. */
    public void add(List<NewAttempt> messages, Instant receivedAt) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(messages)
                    .uuid(added -> added.message().messageId())
                    .uuid(added -> added.message().conversationId())
                    .text(added -> added.message().phoneNumberId())
                    .number(added -> added.lane().rank())
                    .text(added -> CommandJson.write(added.message()))
                    .text(NewAttempt::traceparent)
                    .instant(added -> added.message().requestedAt())
                    .update(connection, ADD, receivedAt);
        }
    }

    /** Locks those of these messages whose story is not over, or ended by a failure or a person that proof may contradict. */
    public List<Attempt> lockOpen(Collection<UUID> messageIds) throws SQLException {
        try (var connection = database.getConnection()) {
            return Columns.of(messageIds).uuid(id -> id).query(connection, LOCK_OPEN, Attempt::read);
        }
    }

    /** Locks the messages of these conversations that wait or are being sent. */
    public List<Attempt> lockOpenOf(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection()) {
            return Columns.of(conversationIds).uuid(id -> id).query(connection, LOCK_OPEN_OF, Attempt::read);
        }
    }

    /** Forgets Meta's ids of messages that have ended, since they may hold the phone; answers how many. */
    public int forgetWamids(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection()) {
            return Columns.of(conversationIds).uuid(id -> id).update(connection, FORGET_WAMIDS);
        }
    }

    /** Locks calls whose caller did not come back in time, whoever it was. */
    public List<Attempt> lockExpired(int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.query(connection, LOCK_EXPIRED, Attempt::read, limit);
        }
    }

    /** Messages by our id or by Meta's, without a lock. */
    public List<Attempt> find(Collection<UUID> messageIds, Collection<String> wamids) throws SQLException {
        try (var connection = database.getConnection()) {
            var ids = connection.createArrayOf("uuid", messageIds.toArray());
            return Sql.query(connection, FIND_BY_WAMID, Attempt::read, ids, wamids);
        }
    }

    /** Moves locked attempts on. Where nothing can be sent any more, what was to be sent is removed. */
    public void move(Map<UUID, Step> steps, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(steps.entrySet())
                    .uuid(Map.Entry::getKey)
                    .text(step -> step.getValue().state().name())
                    .text(step -> step.getValue().reason())
                    .number(step -> step.getValue().errorCode())
                    .text(step -> step.getValue().wamid())
                    .number(step -> step.getValue().notSent())
                    .number(step -> step.getValue().throttled())
                    .number(step -> step.getValue().delay().toMillis())
                    .bool(step -> step.getValue().state().ended())
                    .update(connection, MOVE, now);
        }
    }

    /** Remembers Meta's ids of messages that Meta knows, while their calls still run. */
    public void keepEvidence(Map<UUID, String> wamids) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(wamids.entrySet())
                    .uuid(Map.Entry::getKey)
                    .text(Map.Entry::getValue)
                    .update(connection, KEEP_EVIDENCE);
        }
    }
}
