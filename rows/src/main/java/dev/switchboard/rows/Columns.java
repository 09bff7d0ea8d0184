package dev.switchboard.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one multi-row statement, column by column: every column becomes one array parameter, in the order of the
 * calls, for {@code unnest(?, ?, …)}. One statement text for any number of rows, so that it is parsed once.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    /** Starts with the rows; columns follow. */
    public static <T> Columns<T> of(Collection<? extends T> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    /** A column of type {@code uuid}. */
    public Columns<T> uuid(Function<? super T, ? extends @Nullable UUID> value) {
        return column("uuid", value);
    }

    /** A column of type {@code text}; characters that PostgreSQL cannot store are replaced. */
    public Columns<T> text(Function<? super T, ? extends @Nullable String> value) {
        return column("text", row -> {
            var text = value.apply(row);
            return text == null ? null : Storable.text(text);
        });
    }

    /** A column of type {@code text} that the statement casts to {@code jsonb}; see {@link Storable#json}. */
    public Columns<T> json(Function<? super T, ? extends @Nullable String> value) {
        return column("text", row -> {
            var json = value.apply(row);
            return json == null ? null : Storable.json(json);
        });
    }

    /** A column of type {@code timestamptz}. */
    public Columns<T> instant(Function<? super T, ? extends @Nullable Instant> value) {
        return column("timestamptz", row -> {
            var instant = value.apply(row);
            return instant == null ? null : Times.text(instant);
        });
    }

    /** A column of type {@code bigint}. */
    public Columns<T> number(Function<? super T, ? extends @Nullable Number> value) {
        return column("int8", value);
    }

    /** A column of type {@code boolean}. */
    public Columns<T> bool(Predicate<? super T> value) {
        return column("bool", value::test);
    }

    /** Prepares a statement with every column bound, and after them the rest; the caller closes it. */
    public PreparedStatement prepare(Connection connection, String sql, @Nullable Object... rest) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            var index = 0;
            for (var column : columns) {
                statement.setArray(++index, connection.createArrayOf(column.type, column.values));
            }
            for (var parameter : rest) {
                Sql.bind(statement, ++index, parameter);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Runs a statement, but not for no rows; answers how many rows it touched. */
    public int update(Connection connection, String sql, @Nullable Object... rest) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (var statement = prepare(connection, sql, rest)) {
            return statement.executeUpdate();
        }
    }

    /** Everything that a query finds, which is not asked for no rows. */
    public <R> List<R> query(Connection connection, String sql, Sql.Reader<R> reader, @Nullable Object... rest)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (var statement = prepare(connection, sql, rest)) {
            return Sql.read(statement, reader);
        }
    }

    private Columns<T> column(String type, Function<? super T, ? extends @Nullable Object> value) {
        var values = new @Nullable Object[rows.size()];
        for (var index = 0; index < values.length; index++) {
            values[index] = value.apply(rows.get(index));
        }
        columns.add(new Column(type, values));
        return this;
    }

    // A class and not a record: arrays have no value to compare.
    private static final class Column {
        private final String type;
        private final @Nullable Object[] values;

        private Column(String type, @Nullable Object[] values) {
            this.type = type;
            this.values = values;
        }
    }
}
