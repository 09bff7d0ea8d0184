package dev.switchboard.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements with parameters of our own types: instants, enums, and collections of ids, numbers or words as arrays.
 *
 * <p>An empty collection is one of words: whoever has no ids to look for need not ask.
 */
public final class Sql {

    private Sql() {}

    /** Makes something of one row. */
    @FunctionalInterface
    public interface Reader<R> {

        /** Reads the row that the cursor stands on. */
        R read(ResultSet row) throws SQLException;
    }

    /** Does something with one row. */
    @FunctionalInterface
    public interface Visitor {

        /** Takes the row that the cursor stands on. */
        void visit(ResultSet row) throws SQLException;
    }

    /** Everything that a query finds. */
    public static <R> List<R> query(Connection connection, String sql, Reader<R> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(connection, sql, parameters)) {
            return read(statement, reader);
        }
    }

    /** Shows every row that a query finds. */
    public static void each(Connection connection, String sql, Visitor visitor, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    /** The first row that a query finds. */
    public static <R> Optional<R> first(
            Connection connection, String sql, Reader<R> reader, @Nullable Object... parameters) throws SQLException {
        return query(connection, sql, reader, parameters).stream().findFirst();
    }

    /** Runs a statement; answers how many rows it touched. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var index = 0; index < parameters.length; index++) {
                bind(statement, index + 1, parameters[index]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** An id. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    /** The words of an array. */
    public static List<String> words(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static <R> List<R> read(PreparedStatement statement, Reader<R> reader) throws SQLException {
        var found = new ArrayList<R>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    static void bind(PreparedStatement statement, int index, @Nullable Object parameter) throws SQLException {
        switch (parameter) {
            case Instant instant -> statement.setObject(index, Times.utc(instant));
            case Enum<?> word -> statement.setString(index, word.name());
            case Collection<?> several ->
                statement.setArray(index, statement.getConnection().createArrayOf(typeOf(several), several.toArray()));
            case null, default -> statement.setObject(index, parameter);
        }
    }

    private static String typeOf(Collection<?> several) {
        if (several.stream().anyMatch(UUID.class::isInstance)) {
            return "uuid";
        }
        return several.stream().anyMatch(Number.class::isInstance) ? "bigint" : "text";
    }
}
