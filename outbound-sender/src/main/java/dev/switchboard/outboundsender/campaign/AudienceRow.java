package dev.switchboard.outboundsender.campaign;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of an audience as it came.
 *
 * @param line from 1, without the header
 * @param cells by column in lower case; empty ones are absent
 */
record AudienceRow(long line, Map<String, String> cells) {

    static final String WA_ID = "wa_id";
    static final String PHONE = "phone";
    static final String USER_ID = "user_id";

    AudienceRow {
        cells = Map.copyOf(cells);
    }

    /** Columns only: what stands in them is somebody's. */
    @Override
    public String toString() {
        return "AudienceRow[line=%d, columns=%s]".formatted(line, cells.keySet());
    }

    /**
     * A row that was looked at.
     *
     * @param given phone or user id as it came
     * @param parameters JSON of the columns that the template needs; null of a refused one
     * @param trouble null when it was accepted
     */
    record Checked(
            long line,
            @Nullable String given,
            @Nullable String waId,
            @Nullable String userId,
            @Nullable String parameters,
            @Nullable Trouble trouble) {

        /** Says nothing of who it is. */
        @Override
        public String toString() {
            return "Checked[line=%d, trouble=%s]".formatted(line, trouble);
        }
    }

    /**
     * Why a row was refused.
     *
     * @param code stable
     * @param explanation the same in plain words, without what stood in the row
     */
    record Trouble(String code, String explanation) {
        Trouble {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(explanation, "explanation");
        }
    }
}
