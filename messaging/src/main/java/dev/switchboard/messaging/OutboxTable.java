package dev.switchboard.messaging;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The statements on table {@code outbox}.
 *
 * <p>Every publisher locks keys in one order, and the rows of each in the order of {@code seq}, so that it begins at the head: whoever
 * holds the head of a key is the only one that publishes it, which keeps the order inside the key.
 */
final class OutboxTable {

    static final String LOCK = """
            select o.* from unnest(?, ?) as wanted (topic, record_key) cross join lateral (
                select ctid, id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent
                from outbox where aggregatetype = wanted.topic and aggregateid = wanted.record_key
                order by seq for update) o
            """;

    /** Without OFFSET 0 the planner may join all rows with all rows to find earlier ones. */
    static final String LOCK_HEADS = """
            select o.aggregatetype, o.aggregateid from outbox o
            where not exists (
                    select from outbox earlier
                    where earlier.aggregatetype = o.aggregatetype and earlier.aggregateid = o.aggregateid
                      and earlier.seq < o.seq
                    offset 0)
              and (o.blocked_until is null or o.blocked_until < now())
            order by o.added_at limit ? for update skip locked
            """;

    static final String DELETE = "delete from outbox where ctid = any(?::tid[])";

    private static final Comparator<OutboxRow.Key> ONE_ORDER =
            Comparator.comparing(OutboxRow.Key::topic).thenComparing(OutboxRow.Key::recordKey);

    private OutboxTable() {}

    /** Adds rows, if there are any. */
    static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        var sql = """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent)
                select id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                     as added (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent, position)
                order by position
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

    /** Locks and answers all that waits under these keys, of each in order; waits for others who publish the same keys. */
    static List<OutboxRow> lock(Connection connection, Collection<OutboxRow.Key> keys) throws SQLException {
        return Columns.of(keys.stream().sorted(ONE_ORDER).toList())
                .text(OutboxRow.Key::topic)
                .text(OutboxRow.Key::recordKey)
                .query(connection, LOCK, OutboxTable::row);
    }

    /** Locks the heads of keys that nobody else publishes and that are not blocked, the oldest first; answers those keys. */
    static Set<OutboxRow.Key> lockHeads(Connection connection, int limit) throws SQLException {
        return Set.copyOf(
                Sql.query(connection, LOCK_HEADS, row -> new OutboxRow.Key(row.getString(1), row.getString(2)), limit));
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
