package dev.switchboard.conversationservice.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as rows hold them: {@code timestamptz}, to the microsecond. */
public final class Times {

    private Times() {}

    /** A time that is always there. */
    public static Instant of(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A time that may be missing. */
    public static @Nullable Instant nullableOf(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A time as a parameter of a statement. */
    public static OffsetDateTime parameter(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** A time as the database keeps it, so that what is in memory and what is read back are the same. */
    public static Instant storable(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * When something happened: what Meta says, but never later than now, for a clock that runs ahead must not push a
     * message to the end of the timeline or open an endless window.
     */
    public static Instant happened(@Nullable Instant byMeta, Instant receivedAt, Instant now) {
        var told = byMeta == null ? receivedAt : byMeta;
        return storable(told.isAfter(now) ? now : told);
    }
}
