package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.outboundsender.campaign.AudienceRow.Checked;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of audiences on their way in and out: added, released, page by page. */
@ApplicationScoped
class Recipients {

    private static final String ADD = """
            INSERT INTO campaign_recipient
                (campaign_id, row_number, line, message_id, given, wa_id, user_id, parameters, state, code, explanation, moved_at)
            SELECT campaign.id, row_number, line, message_id, given, wa_id, user_id, parameters, state, code, explanation, now
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS row (row_number, line, message_id, given, wa_id, user_id, parameters, state, code, explanation),
                (VALUES (?::uuid, ?::timestamptz)) AS campaign (id, now)
            ON CONFLICT DO NOTHING RETURNING row_number
            """;

    private static final String WAITING = """
            SELECT row_number, message_id, wa_id, user_id, parameters FROM campaign_recipient
            WHERE campaign_id = ? AND state = 'WAITING' ORDER BY row_number LIMIT ? FOR UPDATE
            """;

    private static final String RELEASED = """
            UPDATE campaign_recipient SET state = 'UNDER_WAY', parameters = NULL, moved_at = ?
            WHERE campaign_id = ? AND row_number = ANY (?)
            """;

    private static final String PAGE = """
            SELECT row_number, line, message_id, given, state, code, explanation, conversation_id, moved_at
            FROM campaign_recipient
            WHERE campaign_id = ? AND row_number > ? AND (?::text IS NULL OR state = ?) ORDER BY row_number LIMIT ?
            """;

    private static final String CLEAR = "DELETE FROM campaign_recipient WHERE campaign_id = ?";

    /** One to be released. */
    record Waiting(
            long row,
            UUID messageId,
            @Nullable String waId,
            @Nullable String userId,
            String parameters) {

        /** Says nothing of who it is. */
        @Override
        public String toString() {
            return "Waiting[row=%d, messageId=%s]".formatted(row, messageId);
        }
    }

    /** The message of a row: the same however often it is asked for. */
    static UUID messageId(UUID campaignId, long row) {
        return CloudEvent.digestOf("campaign", campaignId.toString(), Long.toString(row));
    }

    /** Adds rows after {@code lastRow}; those whose person the audience has already are kept as refused. Answers the refused. */
    List<RecipientView> add(Connection connection, UUID campaignId, long lastRow, List<Checked> rows, Instant now)
            throws SQLException {
        var refused = new ArrayList<RecipientView>();
        var numbered = new ArrayList<Numbered>();
        for (var row : rows) {
            numbered.add(new Numbered(lastRow + numbered.size() + 1, row));
        }
        var added = new HashSet<>(insert(connection, campaignId, numbered, now));
        var repeats = new ArrayList<Numbered>();
        for (var next : numbered) {
            if (!added.contains(next.number())) {
                repeats.add(next.as(new AudienceRow.Trouble("duplicate", "the same person stands in an earlier row")));
            }
        }
        insert(connection, campaignId, repeats, now);
        var all = new ArrayList<>(numbered);
        all.addAll(repeats);
        for (var next : all) {
            if (next.row().trouble() != null) {
                refused.add(RecipientView.refused(campaignId, next.number(), next.row(), now));
            }
        }
        return refused;
    }

    private record Numbered(long number, Checked row) {

        Numbered as(AudienceRow.Trouble trouble) {
            return new Numbered(number, new Checked(row.line(), row.given(), row.waId(), row.userId(), null, trouble));
        }

        @Nullable
        String code() {
            var trouble = row.trouble();
            return trouble == null ? null : trouble.code();
        }

        @Nullable
        String explanation() {
            var trouble = row.trouble();
            return trouble == null ? null : trouble.explanation();
        }
    }

    private static List<Long> insert(Connection connection, UUID campaignId, List<Numbered> rows, Instant now)
            throws SQLException {
        return Columns.of(rows)
                .number(Numbered::number)
                .number(next -> next.row().line())
                .uuid(next -> messageId(campaignId, next.number()))
                .text(next -> next.row().given())
                .text(next -> next.row().waId())
                .text(next -> next.row().userId())
                .text(next -> next.row().parameters())
                .text(next -> (next.code() == null ? RecipientState.WAITING : RecipientState.INVALID).name())
                .text(Numbered::code)
                .text(Numbered::explanation)
                .query(connection, ADD, row -> row.getLong(1), campaignId, now);
    }

    /** Empties an audience. */
    int clear(Connection connection, UUID campaignId) throws SQLException {
        return Sql.update(connection, CLEAR, campaignId);
    }

    /** Locks the next ones to be released. */
    List<Waiting> waiting(Connection connection, UUID campaignId, int limit) throws SQLException {
        return Sql.query(
                connection,
                WAITING,
                row -> new Waiting(
                        row.getLong("row_number"),
                        row.getObject("message_id", UUID.class),
                        row.getString("wa_id"),
                        row.getString("user_id"),
                        row.getString("parameters")),
                campaignId,
                limit);
    }

    void released(Connection connection, UUID campaignId, List<Waiting> released, Instant now) throws SQLException {
        Sql.update(
                connection,
                RELEASED,
                now,
                campaignId,
                released.stream().map(Waiting::row).toList());
    }

    /** Rows after that one, in order. */
    List<RecipientView> page(
            Connection connection, UUID campaignId, @Nullable RecipientState state, long after, int limit)
            throws SQLException {
        var word = state == null ? null : state.name();
        return Sql.query(connection, PAGE, RecipientView::read, campaignId, after, word, word, limit);
    }
}
