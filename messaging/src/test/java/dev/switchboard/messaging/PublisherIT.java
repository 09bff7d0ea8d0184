package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.rows.KeptPlans;
import dev.switchboard.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The outbox is empty when statistics are taken and full of the dead when it is busy: a plan that fits the statistics only may read all
 * of those.
 */
class PublisherIT {

    private static final String FILL = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, source, time)
            select n, 'topic', 'key-' || n, 'type', '{}', 'source', now() from generate_series(1, ?) as n
            """;

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eachRowIsFoundInOneWayWhateverStatisticsSay() {
        for (var rows : List.of(0, 2_000, 0)) {
            // Given
            bench.transactions.transact(connection -> {
                Sql.update(connection, "delete from outbox");
                Sql.update(connection, FILL, rows);
                return Sql.update(connection, "analyze outbox");
            });

            // When
            var lock = plan(OutboxTable.LOCK.replace("?, ?", "array['topic'], array['key']"));
            var heads = plan(OutboxTable.LOCK_HEADS.replace("?", "500"));
            var delete = plan(OutboxTable.DELETE.replace("?", "array['(0,1)']"));

            // Then
            assertThat(lock)
                    .contains("Index Cond: ((aggregatetype = wanted.topic) AND (aggregateid = wanted.record_key))")
                    .doesNotContain("Seq Scan", "outbox_added");
            assertThat(heads)
                    .contains("Index Scan using outbox_added on outbox o")
                    .contains("Index Cond: ((aggregatetype = o.aggregatetype) AND (aggregateid = o.aggregateid)"
                            + " AND (seq < o.seq))")
                    .doesNotContain("Seq Scan");
            assertThat(delete).contains("Tid Scan").doesNotContain("Seq Scan", "Index Scan");
        }
    }

    @Test
    void whatWaitsIsPublishedWithoutReadingAllOfTheOutbox() {
        // Given a table so small that reading all of it seems the best plan
        var transactions = new ReadingAll(bench.transactions);
        var publisher = new Publisher(transactions, bench.ground.producer(), HandlingSteps.NONE);
        waits(Workbench.accepted(1, 1, "wamid.1"));
        bench.transactions.transact(connection -> Sql.update(connection, "analyze outbox"));

        // When
        var keys = publisher.publishLeftovers(10);

        // Then
        assertThat(keys).isEqualTo(1);
        assertThat(bench.waiting()).isZero();
        assertThat(transactions.readings).containsExactly(0L);
    }

    @Test
    void aRowThatMovesWhileItsLockIsWaitedForIsDeletedAsWell() throws Exception {
        // Given
        var key = waits(Workbench.accepted(1, 1, "wamid.1"));
        var publishing = new FutureTask<>(() -> bench.ground.publisher().publish(Set.of(key)), true);

        // When
        bench.transactions.transact(connection -> {
            OutboxTable.block(connection, OutboxTable.lock(connection, Set.of(key)), Duration.ofSeconds(30));
            Thread.ofVirtual().start(publishing);
            await().until(() -> bench.transactions.transact(PublisherIT::waitsForALock));
            return true;
        });

        // Then
        assertThat(publishing.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.recordsOf(bench.following)).hasSize(1);
        assertThat(bench.waiting()).isZero();
    }

    private String plan(String sql) {
        return bench.transactions.transact(connection -> {
            KeptPlans.on(connection);
            return String.join("\n", Sql.query(connection, "explain " + sql, row -> row.getString(1)));
        });
    }

    private static boolean waitsForALock(Connection connection) throws SQLException {
        var sql =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        return Sql.query(connection, sql, row -> row.getLong(1)).getFirst() > 0;
    }

    private OutboxRow.Key waits(CloudEvent<?> event) {
        var row = OutboxRow.of(bench.following, "key", event);
        bench.transactions.transact(connection -> {
            OutboxTable.insert(connection, List.of(row));
            return true;
        });
        return row.key();
    }

    /** Counts for each transaction how often it read all of the outbox. */
    private record ReadingAll(UnitOfWork transactions, List<Long> readings) implements UnitOfWork {

        private ReadingAll(UnitOfWork transactions) {
            this(transactions, new ArrayList<>());
        }

        @Override
        public <T> T transact(Duration limit, Work<T> work) {
            return transactions.transact(limit, connection -> {
                var result = work.on(connection);
                readings.add(sequentialScans(connection));
                return result;
            });
        }

        private static long sequentialScans(Connection connection) throws SQLException {
            var sql = "select seq_scan from pg_stat_xact_user_tables where relname = 'outbox'";
            return Sql.query(connection, sql, row -> row.getLong(1)).getFirst();
        }
    }
}
