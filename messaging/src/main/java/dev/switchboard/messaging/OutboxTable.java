package dev.switchboard.messaging;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The statements on table {@code outbox}.
 *
 * <p>Every publisher locks rows in the order of {@code seq} and so begins each key at its head: whoever holds the head of
 * a key is the only one that publishes it, which keeps the order inside the key.
 */
final class OutboxTable {

    /** By place, for a planner that believes the table to be empty may read through a whole index for a seq. */
    static final String DELETE = "delete from outbox where ctid = any(?::tid[])";

    private OutboxTable() {}

    /** Adds rows, if there are any. */
    static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        var sql = """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent)
                select id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                     as added (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent, place)
                order by place
                """;
        Columns.of(rows)
                .text(OutboxRow::id)
                .text(row -> row.key().topic())
                .text(row -> row.key().recordKey())
                .text(OutboxRow::type)
                .text(OutboxRow::payload)
                .text(OutboxRow::source)
                .text(OutboxRow::subject)
                .instant(OutboxRow::time)
                .text(OutboxRow::traceparent)
                .update(connection, sql);
    }

    /** Locks and answers all that waits under these keys, in order; waits for others who publish the same keys. */
    static List<OutboxRow> lock(Connection connection, Collection<OutboxRow.Key> keys) throws SQLException {
        var sql = """
                select o.ctid, o.id, o.aggregatetype, o.aggregateid, o.type, o.payload, o.source, o.subject, o.time, o.traceparent
                from outbox o
                where (o.aggregatetype, o.aggregateid) in (select * from unnest(?, ?))
                order by o.seq for update
                """;
        return Columns.of(keys)
                .text(OutboxRow.Key::topic)
                .text(OutboxRow.Key::recordKey)
                .query(connection, sql, OutboxTable::row);
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
        return Set.copyOf(
                Sql.query(connection, sql, row -> new OutboxRow.Key(row.getString(1), row.getString(2)), limit));
    }

    /** Deletes locked rows, which cannot move as long as they are locked. */
    static void delete(Connection connection, List<OutboxRow> published) throws SQLException {
        Columns.of(published).text(OutboxRow::place).update(connection, DELETE);
    }

    /** Blocks locked rows. */
    static void block(Connection connection, List<OutboxRow> refused, Duration pause) throws SQLException {
        var sql = "update outbox set blocked_until = now() + ? * interval '1 second' where ctid = any(?::tid[])";
        Sql.update(
                connection,
                sql,
                pause.toSeconds(),
                refused.stream().map(OutboxRow::place).toList());
    }

    /** How many rows wait, and since when the oldest does. */
    static Backlog backlog(Connection connection) throws SQLException {
        var sql = "select count(*), coalesce(extract(epoch from now() - min(added_at)), 0) from outbox";
        return Sql.query(connection, sql, row -> new Backlog(row.getLong(1), row.getDouble(2)))
                .getFirst();
    }

    /** What waits to be published. */
    record Backlog(long rows, double oldestAgeSeconds) {}

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getString(1),
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
