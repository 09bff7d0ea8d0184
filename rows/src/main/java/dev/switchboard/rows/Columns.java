package dev.switchboard.conversationservice.batch;

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
            return instant == null ? null : instant.toString();
        });
    }

    /** A column of type {@code boolean}. */
    public Columns<T> bool(Predicate<? super T> value) {
        return column("bool", value::test);
    }

    /** Prepares a statement with every column bound; further parameters follow after them. */
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var index = 0; index < columns.size(); index++) {
                var column = columns.get(index);
                statement.setArray(index + 1, connection.createArrayOf(column.type, column.values));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Runs a statement that answers only how many rows it touched. */
    public int update(Connection connection, String sql) throws SQLException {
        try (var statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a query of which only the number of rows matters, such as one that holds them. */
    public int count(Connection connection, String sql) throws SQLException {
        try (var statement = prepare(connection, sql);
                var found = statement.executeQuery()) {
            var count = 0;
            while (found.next()) {
                count++;
            }
            return count;
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
