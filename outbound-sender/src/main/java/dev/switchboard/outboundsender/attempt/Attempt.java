package dev.switchboard.outboundsender.attempt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of one message so far, without its content.
 *
 * @param calls calls begun; the number of the current one while CALLING
 * @param notSent calls that provably never reached Meta
 * @param throttled times in a row that Meta asked to slow down
 * @param wamid Meta's id, from an answer or from a status that came before it
 */
public record Attempt(
        UUID messageId,
        UUID conversationId,
        String phoneNumberId,
        @Nullable String traceparent,
        AttemptState state,
        int calls,
        int notSent,
        int throttled,
        @Nullable String wamid) {

    static final String COLUMNS =
            "message_id, conversation_id, phone_number_id, traceparent, state, calls, not_sent, throttled, wamid";

    static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                row.getObject("message_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getString("phone_number_id"),
                row.getString("traceparent"),
                AttemptState.valueOf(row.getString("state")),
                row.getInt("calls"),
                row.getInt("not_sent"),
                row.getInt("throttled"),
                row.getString("wamid"));
    }

    /** Leaves Meta's id out: old ones hold the phone number. */
    @Override
    public String toString() {
        return "Attempt[messageId=%s, state=%s, calls=%d]".formatted(messageId, state, calls);
    }
}
