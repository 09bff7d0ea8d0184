package dev.switchboard.outboundsender.rows;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows for one statement, column by column, as {@code unnest} takes them. */
public final class Columns {

    private Columns() {}

    /** One column of these rows; PostgreSQL names the type. */
    public static <T> Array of(
            Connection connection, String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
