package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.outboundsender.campaign.AudienceRow.Checked;
import dev.switchboard.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of an audience, as the doors tell it.
 *
 * @param row place in the audience, from 1
 * @param line of the upload it came with, from 1
 * @param recipient phone or user id as given; absent once it is forgotten
 * @param code why the row was refused, or the message, or why it failed
 * @param explanation the same in plain words
 * @param since when it came to that state
 */
record RecipientView(
        long row,
        long line,
        @Nullable PersonalDetail recipient,
        RecipientState state,
        @Nullable String code,
        @Nullable String explanation,
        UUID messageId,
        @Nullable UUID conversationId,
        Instant since) {

    /** A page of them; {@code next} leads to the following one. */
    record Page(List<RecipientView> items, @Nullable String next) {
        Page {
            items = List.copyOf(items);
        }
    }

    /** What became of an upload, with the first of the refused rows. */
    record Taken(long accepted, long refused, List<RecipientView> refusals) {
        Taken {
            refusals = List.copyOf(refusals);
        }
    }

    static RecipientView refused(UUID campaignId, long number, Checked row, Instant now) {
        var trouble = Objects.requireNonNull(row.trouble(), "trouble");
        return new RecipientView(
                number,
                row.line(),
                row.given() == null ? null : new PersonalDetail(row.given()),
                RecipientState.INVALID,
                trouble.code(),
                trouble.explanation(),
                Recipients.messageId(campaignId, number),
                null,
                now);
    }

    static RecipientView read(ResultSet row) throws SQLException {
        var given = row.getString("given");
        return new RecipientView(
                row.getLong("row_number"),
                row.getLong("line"),
                given == null ? null : new PersonalDetail(given),
                RecipientState.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("explanation"),
                row.getObject("message_id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                Times.instant(row, "moved_at"));
    }
}
