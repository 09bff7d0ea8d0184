package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a campaign's audience that stands for somebody, as it is told to them.
 *
 * @param campaign its name
 * @param row place in the audience, from 1
 * @param recipient phone or user id as given; absent once it is forgotten
 * @param waId the phone as it was understood
 * @param parameters what fills the template, by column; gone as soon as it left
 * @param state how far it got: {@code INVALID} for a row that was refused, {@code WAITING} before it is sent
 * @param code why the row was refused, or the message, or why it failed
 * @param explanation the same in plain words
 * @param conversationId known when the message came back resolved
 * @param since when it came to that state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AudiencePlace(
        UUID campaignId,
        String campaign,
        long row,
        @Nullable PersonalDetail recipient,
        @Nullable PersonalDetail waId,
        @Nullable PersonalDetail userId,
        @Nullable JsonNode parameters,
        String state,
        @Nullable String code,
        @Nullable String explanation,
        UUID messageId,
        @Nullable UUID conversationId,
        Instant since) {

    /** Says nothing of who it is. */
    @Override
    public String toString() {
        return "AudiencePlace[campaignId=%s, row=%d, state=%s]".formatted(campaignId, row, state);
    }

    static AudiencePlace read(ResultSet row) throws SQLException {
        var parameters = row.getString("parameters");
        return new AudiencePlace(
                Sql.uuid(row, "campaign_id"),
                row.getString("name"),
                row.getLong("row_number"),
                detail(row.getString("given")),
                detail(row.getString("wa_id")),
                detail(row.getString("user_id")),
                parameters == null ? null : json(parameters),
                row.getString("state"),
                row.getString("code"),
                row.getString("explanation"),
                Sql.uuid(row, "message_id"),
                row.getObject("conversation_id", UUID.class),
                Times.instant(row, "moved_at"));
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }

    private static JsonNode json(String written) {
        try {
            return EventJson.mapper().readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored parameters cannot be read", e);
        }
    }
}
