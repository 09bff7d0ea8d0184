package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One campaign, without its audience.
 *
 * @param template JSON with {@code {{column}}} in its words
 * @param region country of phones without country code
 * @param stop why it stopped itself
 * @param despite reasons to stop that a person chose to go on despite
 * @param templateCategory at the start
 * @param deeds who did what when
 * @param countingSince failures before do not count
 * @param lastRow highest number of a row in its audience
 */
record Campaign(
        UUID id,
        String name,
        String phoneNumberId,
        String template,
        @Nullable String region,
        CampaignState state,
        @Nullable Stop stop,
        List<String> despite,
        @Nullable String templateCategory,
        Deeds deeds,
        @Nullable Instant countingSince,
        long lastRow) {

    static final String COLUMNS = """
            id, name, phone_number_id, template, region, state, stop_code, stop_reason, despite, template_category, start_at,
            created_by, created_at, started_by, started_at, changed_by, changed_at, counting_since, ended_at, last_row
            """;

    Campaign {
        Objects.requireNonNull(id, "id");
        despite = List.copyOf(despite);
    }

    /**
     * Who did what when.
     *
     * @param startAt when it shall start; null for at once
     * @param changedBy who did what was done last
     */
    record Deeds(
            String createdBy,
            Instant createdAt,
            @Nullable Instant startAt,
            @Nullable String startedBy,
            @Nullable Instant startedAt,
            String changedBy,
            Instant changedAt,
            @Nullable Instant endedAt) {}

    static Campaign read(ResultSet row) throws SQLException {
        var stopCode = row.getString("stop_code");
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("phone_number_id"),
                row.getString("template"),
                row.getString("region"),
                CampaignState.valueOf(row.getString("state")),
                stopCode == null ? null : new Stop(stopCode, row.getString("stop_reason")),
                List.of((String[]) row.getArray("despite").getArray()),
                row.getString("template_category"),
                new Deeds(
                        row.getString("created_by"),
                        Times.instant(row, "created_at"),
                        Times.instantOrNull(row, "start_at"),
                        row.getString("started_by"),
                        Times.instantOrNull(row, "started_at"),
                        row.getString("changed_by"),
                        Times.instant(row, "changed_at"),
                        Times.instantOrNull(row, "ended_at")),
                Times.instantOrNull(row, "counting_since"),
                row.getLong("last_row"));
    }
}
