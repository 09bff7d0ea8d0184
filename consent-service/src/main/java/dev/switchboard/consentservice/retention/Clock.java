package dev.switchboard.consentservice.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One kind of data and how long it lives. */
interface Clock {

    /** The kind, in the plural, for metrics. */
    String kind();

    /** How long it lives. */
    Duration lifetime();

    /**
     * Forgets some of what has run out, in the transaction of the caller. Rows that another replica works on are left to it.
     *
     * @param before what ran from earlier on has run out
     * @param limit how many rows at most
     */
    Swept forget(Connection connection, Instant before, int limit) throws SQLException;

    /**
     * What one look came to.
     *
     * @param forgotten how many rows went
     * @param more whether there may be more to look at
     */
    record Swept(int forgotten, boolean more) {}
}
