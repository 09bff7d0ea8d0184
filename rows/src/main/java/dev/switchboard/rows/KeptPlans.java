package dev.switchboard.rows;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets PostgreSQL keep the plans of one transaction, for statements that find each of their rows by an index: there planning takes
 * longer than running. All others are planned anew each time, since a plan from when a table was empty may read all of it later.
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
