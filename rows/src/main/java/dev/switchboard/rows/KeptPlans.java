package dev.switchboard.rows;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets PostgreSQL keep the plans of one transaction, and makes them without sequential scans, hash or merge joins: for statements that
 * are right in one way only, whatever statistics said when they were planned. There planning takes longer than running. A statement that
 * another index might serve as well must leave it no choice itself, for a whole index can still be read.
 */
public final class KeptPlans {

    private static final String KEEP = """
            SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off;
            SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off
            """;

    private KeptPlans() {}

    /** From here to the end of the transaction. */
    public static void on(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(KEEP);
        }
    }
}
