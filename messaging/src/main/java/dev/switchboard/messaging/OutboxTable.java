package dev.switchboard.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements on table {@code outbox}.
 *
 * <p>Every publisher locks rows in the order of {@code seq} and so begins each key at its head: whoever holds the head of
 * a key is the only one that publishes it, which keeps the order inside the key.
 */
final class OutboxTable {

    private static final String COLUMNS =
            "o.seq, o.id, o.aggregatetype, o.aggregateid, o.type, o.payload, o.source, o.subject, o.time, o.traceparent";

    private OutboxTable() {}

    static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        var sql = """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent)
                select id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                     with ordinality
                     as added (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent, place)
                order by place
                """;
        try (var statement = connection.prepareStatement(sql)) {
            text(statement, 1, rows, OutboxRow::id);
            text(statement, 2, rows, row -> row.key().topic());
            text(statement, 3, rows, row -> row.key().recordKey());
            text(statement, 4, rows, OutboxRow::type);
            text(statement, 5, rows, OutboxRow::payload);
            text(statement, 6, rows, OutboxRow::source);
            text(statement, 7, rows, OutboxRow::subject);
            text(statement, 8, rows, row -> row.time().toString());
            text(statement, 9, rows, OutboxRow::traceparent);
            statement.executeUpdate();
        }
    }

    /** Locks and answers all that waits under these keys, in order; waits for others who publish the same keys. */
    static List<OutboxRow> lock(Connection connection, Collection<OutboxRow.Key> keys) throws SQLException {
        var sql = """
                select %s from outbox o
                where (o.aggregatetype, o.aggregateid) in (select * from unnest(?::text[], ?::text[]))
                order by o.seq for update
                """.formatted(COLUMNS);
        try (var statement = connection.prepareStatement(sql)) {
            text(statement, 1, keys, OutboxRow.Key::topic);
            text(statement, 2, keys, OutboxRow.Key::recordKey);
            return rows(statement);
        }
    }

    /** Locks the heads of keys that nobody else publishes and that are not blocked; answers those keys. */
    static Set<OutboxRow.Key> lockHeads(Connection connection, int limit) throws SQLException {
        var sql = """
                select o.aggregatetype, o.aggregateid from outbox o
                where not exists (
                        select from outbox earlier
                        where earlier.aggregatetype = o.aggregatetype and earlier.aggregateid = o.aggregateid
                          and earlier.seq < o.seq)
                  and (o.blocked_until is null or o.blocked_until < now())
                order by o.seq limit ? for update skip locked
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            var keys = new HashSet<OutboxRow.Key>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add(new OutboxRow.Key(result.getString(1), result.getString(2)));
                }
            }
            return keys;
        }
    }

    static void delete(Connection connection, List<OutboxRow> published) throws SQLException {
        try (var statement = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            statement.setArray(1, sequences(connection, published));
            statement.executeUpdate();
        }
    }

    static void block(Connection connection, List<OutboxRow> refused, Duration pause) throws SQLException {
        var sql = "update outbox set blocked_until = now() + make_interval(secs => ?) where seq = any(?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, pause.toSeconds());
            statement.setArray(2, sequences(connection, refused));
            statement.executeUpdate();
        }
    }

    /** How many rows wait, and since when the oldest does. */
    static Backlog backlog(Connection connection) throws SQLException {
        var sql = "select count(*), coalesce(extract(epoch from now() - min(added_at)), 0) from outbox";
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            result.next();
            return new Backlog(result.getLong(1), result.getDouble(2));
        }
    }

    /** What waits to be published. */
    record Backlog(long rows, double oldestAgeSeconds) {}

    private static Array sequences(Connection connection, List<OutboxRow> rows) throws SQLException {
        return connection.createArrayOf(
                "bigint", rows.stream().map(OutboxRow::seq).toArray());
    }

    private static <T> void text(
            PreparedStatement statement, int index, Collection<T> rows, Function<T, ? extends @Nullable String> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray(String[]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }

    private static List<OutboxRow> rows(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<OutboxRow>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong(1),
                result.getString(2),
                new OutboxRow.Key(result.getString(3), result.getString(4)),
                result.getString(5),
                result.getString(6),
                result.getString(7),
                result.getString(8),
                result.getObject(9, OffsetDateTime.class).toInstant(),
                result.getString(10));
    }
}
