package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves recipients on as their messages do: when the message comes back with its conversation, when its attempt ends, and when Meta
 * tells how far it got. Rows are locked in one order by all. Joins the transaction around it.
 */
@ApplicationScoped
public class Progress {

    private static final String FIRST = """
            INSERT INTO campaign_conversation (campaign_id, conversation_id, message_id)
            SELECT campaign_id, conversation_id, message_id
            FROM unnest(?, ?, ?) WITH ORDINALITY
                AS come (campaign_id, conversation_id, message_id, place)
            ORDER BY campaign_id, conversation_id, place
            ON CONFLICT DO NOTHING
            """;

    private static final String RESOLVED = """
            WITH held AS (
                SELECT r.message_id, come.conversation_id
                FROM campaign_recipient r
                JOIN unnest(?, ?) AS come (message_id, conversation_id) ON come.message_id = r.message_id
                ORDER BY r.message_id FOR UPDATE OF r)
            UPDATE campaign_recipient r SET conversation_id = held.conversation_id
            FROM held WHERE r.message_id = held.message_id
            """;

    /** Steps in order; what is not among them has no ticks. */
    private static final String MOVE = """
            WITH held AS (
                SELECT r.message_id, told.state, told.code, told.explanation
                FROM campaign_recipient r
                JOIN unnest(?, ?, ?, ?) AS told (message_id, state, code, explanation)
                    ON told.message_id = r.message_id
                WHERE array_position(?::text[], told.state) > array_position(?::text[], r.state)
                ORDER BY r.message_id FOR UPDATE OF r)
            UPDATE campaign_recipient r SET
                state = held.state, code = held.code, explanation = held.explanation, moved_at = ?,
                ended_at = coalesce(r.ended_at, CASE WHEN held.state <> 'REFUSED' THEN ?::timestamptz END)
            FROM held WHERE r.message_id = held.message_id
            RETURNING r.state
            """;

    private static final List<String> TICKS =
            List.of("UNDER_WAY", "UNKNOWN", "HELD", "ACCEPTED", "SENT", "FAILED", "DELIVERED", "READ");

    private static final List<String> REFUSAL = List.of("UNDER_WAY", "REFUSED");

    private static final String ENDED = """
            SELECT r.message_id, a.state, a.reason,
                (SELECT explanation FROM send_decision d
                 WHERE d.message_id = r.message_id AND d.decision = 'refuse' ORDER BY d.call DESC LIMIT 1) AS explanation
            FROM campaign_recipient r JOIN send_attempt a ON a.message_id = r.message_id
            WHERE r.campaign_id = ? AND r.state IN ('UNDER_WAY', 'UNKNOWN') AND a.state <> r.state
              AND a.state IN ('ACCEPTED', 'REFUSED', 'FAILED', 'UNKNOWN')
            LIMIT 2000
            """;

    private static final String HELD = "held_for_quality_assessment";

    private final DataSource database;
    private final InstantSource clock;

    Progress(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Told(
            UUID messageId,
            RecipientState state,
            @Nullable String code,
            @Nullable String explanation) {}

    /** Messages came in with their conversations: of each conversation the first one of a campaign counts. */
    public void arrived(Collection<SendMessage> messages) throws SQLException {
        var ours = messages.stream()
                .filter(message -> message.campaignId() != null)
                .sorted(Comparator.comparing(SendMessage::messageId))
                .toList();
        try (var connection = database.getConnection()) {
            Columns.of(ours)
                    .uuid(SendMessage::campaignId)
                    .uuid(SendMessage::conversationId)
                    .uuid(SendMessage::messageId)
                    .update(connection, FIRST);
            Columns.of(ours)
                    .uuid(SendMessage::messageId)
                    .uuid(SendMessage::conversationId)
                    .update(connection, RESOLVED);
        }
    }

    /** Meta tells how far messages got. */
    public void told(Collection<MessageStatusChanged> statuses) throws SQLException {
        var furthest = new HashMap<UUID, Told>();
        for (var status : statuses) {
            step(status)
                    .ifPresent(told -> furthest.merge(
                            told.messageId(),
                            told,
                            (one, other) -> one.state().compareTo(other.state()) >= 0 ? one : other));
        }
        if (!furthest.isEmpty()) {
            try (var connection = database.getConnection()) {
                move(connection, furthest.values(), TICKS, clock.instant());
            }
        }
    }

    /** Messages were refused, maybe before anybody knew their conversation. */
    void refused(Collection<MessageRefused> refusals) throws SQLException {
        var told = refusals.stream()
                .map(refused ->
                        new Told(refused.messageId(), RecipientState.REFUSED, refused.code(), refused.explanation()))
                .toList();
        try (var connection = database.getConnection()) {
            move(connection, told, REFUSAL, clock.instant());
        }
    }

    /** Takes over how the attempts of a campaign ended; answers the states that came of it. */
    List<RecipientState> follow(Connection connection, UUID campaignId, Instant now) throws SQLException {
        var ended = Sql.query(
                connection,
                ENDED,
                row -> {
                    var reason = row.getString("reason");
                    var state = RecipientState.valueOf(row.getString("state"));
                    var accepted = state == RecipientState.ACCEPTED;
                    return new Told(
                            row.getObject("message_id", UUID.class),
                            accepted && HELD.equals(reason) ? RecipientState.HELD : state,
                            accepted ? null : reason,
                            state == RecipientState.REFUSED ? row.getString("explanation") : null);
                },
                campaignId);
        if (ended.isEmpty()) {
            return List.of();
        }
        var refused = ended.stream()
                .filter(told -> told.state() == RecipientState.REFUSED)
                .toList();
        var others = ended.stream()
                .filter(told -> told.state() != RecipientState.REFUSED)
                .toList();
        var moved = new ArrayList<>(move(connection, refused, REFUSAL, now));
        moved.addAll(move(connection, others, TICKS, now));
        return moved;
    }

    private static List<RecipientState> move(
            Connection connection, Collection<Told> told, List<String> order, Instant now) throws SQLException {
        return Columns.of(told)
                .uuid(Told::messageId)
                .text(next -> next.state().name())
                .text(Told::code)
                .text(Told::explanation)
                .query(connection, MOVE, row -> RecipientState.valueOf(row.getString(1)), order, order, now, now);
    }

    private static Optional<Told> step(MessageStatusChanged status) {
        var ours = status.callbackData();
        if (status.subject() != MessageStatusChanged.Subject.MESSAGE || ours == null) {
            return Optional.empty();
        }
        var state = switch (status.status()) {
            case SENT -> RecipientState.SENT;
            case DELIVERED -> RecipientState.DELIVERED;
            case READ, PLAYED -> RecipientState.READ;
            case FAILED -> RecipientState.FAILED;
            case OTHER -> null;
        };
        var code = state == RecipientState.FAILED
                ? status.errors().stream()
                        .findFirst()
                        .map(error -> "meta_" + error.code())
                        .orElse("meta_untold")
                : null;
        try {
            return state == null ? Optional.empty() : Optional.of(new Told(UUID.fromString(ours), state, code, null));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Counts by state and code, each recipient once, where it stands. */
    Map<RecipientState, Map<String, Long>> counts(Connection connection, UUID campaignId) throws SQLException {
        var counts = new HashMap<RecipientState, Map<String, Long>>();
        Sql.query(
                connection,
                """
                SELECT state, coalesce(code, '') AS code, count(*) AS rows FROM campaign_recipient
                WHERE campaign_id = ? GROUP BY state, code
                """,
                row -> counts.computeIfAbsent(RecipientState.valueOf(row.getString("state")), _ -> new HashMap<>())
                        .put(row.getString("code"), row.getLong("rows")),
                campaignId);
        return counts;
    }
}
