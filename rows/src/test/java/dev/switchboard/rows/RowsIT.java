package dev.switchboard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.infrastructure.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsIT {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final Thing FULL = new Thing(new UUID(0, 1), "Olá 👋", "{\"a\": 1}", 3_000_000_000L, 7, NOON, true);
    private static final Thing BARE = new Thing(new UUID(0, 2), null, null, null, null, null, false);

    private static final String ADD = """
            INSERT INTO thing SELECT r.id, r.words, r.document::jsonb, r.large, r.small, r.happened, r.flag, moment.kind
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (id, words, document, large, small, happened, flag),
                (VALUES (?)) AS moment (kind)
            """;

    private static final String FIND = "SELECT * FROM thing ORDER BY id";

    private final Connection connection;

    RowsIT() throws SQLException {
        var database = Infrastructure.shared().createDatabase("rows");
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private enum Kind {
        PLAIN
    }

    private record Thing(
            UUID id,
            @Nullable String words,
            @Nullable String document,
            @Nullable Long large,
            @Nullable Integer small,
            @Nullable Instant happened,
            boolean flag) {}

    @BeforeEach
    void table() throws SQLException {
        Sql.update(connection, """
                CREATE TABLE thing (id uuid, words text, document jsonb, large bigint, small integer, happened timestamptz,
                    flag boolean, kind text)
                """);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void manyRowsGoInWithOneStatementAndComeBackAsTheyWere() throws SQLException {
        assertThat(add(FULL, BARE)).isEqualTo(2);

        assertThat(Sql.query(connection, FIND, RowsIT::thingOf)).containsExactly(FULL, BARE);
    }

    @Test
    void whatTextCannotHoldIsReplaced() throws SQLException {
        add(new Thing(new UUID(0, 3), "a\u0000b\uD83D", "\"c\\u0000d\"", null, null, null, false));

        assertThat(Sql.first(connection, FIND, RowsIT::thingOf)).hasValueSatisfying(thing -> {
            assertThat(thing.words()).isEqualTo("a\uFFFDb\uFFFD");
            assertThat(thing.document()).isEqualTo("\"c\uFFFDd\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0043-03-15T12:00:00Z", "0000-03-01T00:00:00Z", "+12000-01-01T00:00:00.5Z"})
    void aTimeMayBeOfAnyYear(Instant time) throws SQLException {
        add(new Thing(new UUID(0, 4), null, null, null, null, time, false));

        assertThat(Sql.first(connection, FIND, RowsIT::thingOf))
                .hasValueSatisfying(thing -> assertThat(thing.happened()).isEqualTo(time));
    }

    @Test
    void parametersMayBeTimesWordsOfAnEnumAndSeveralOfAKind() throws SQLException {
        // Given
        add(FULL, BARE);

        // Then
        assertThat(found("happened = ?", NOON)).containsExactly(FULL);
        assertThat(found("kind = ?", Kind.PLAIN)).containsExactly(FULL, BARE);
        assertThat(found("id = ANY (?)", List.of(BARE.id(), new UUID(0, 9)))).containsExactly(BARE);
        assertThat(found("large = ANY (?)", List.of(3_000_000_000L))).containsExactly(FULL);
        assertThat(found("small = ANY (?)", List.of(7))).containsExactly(FULL);
        assertThat(found("words = ANY (?)", List.of("Olá 👋"))).containsExactly(FULL);
        assertThat(found("words = ANY (?)", List.of())).isEmpty();
        assertThat(found("words = ?", (Object) null)).isEmpty();
    }

    @Test
    void rowsAreShownOneByOne() throws SQLException {
        add(FULL, BARE);
        var ids = new ArrayList<UUID>();

        Sql.each(connection, FIND, row -> ids.add(Sql.uuid(row, "id")));

        assertThat(ids).containsExactly(FULL.id(), BARE.id());
    }

    @Test
    void nothingIsAskedForNoRows() throws SQLException {
        var none = Columns.of(List.<UUID>of()).uuid(id -> id);

        assertThat(none.update(connection, "no SQL")).isZero();
        assertThat(none.query(connection, "no SQL", row -> row)).isEmpty();
    }

    private int add(Thing... things) throws SQLException {
        return Columns.of(List.of(things))
                .uuid(Thing::id)
                .text(Thing::words)
                .json(Thing::document)
                .number(Thing::large)
                .number(Thing::small)
                .instant(Thing::happened)
                .bool(Thing::flag)
                .update(connection, ADD, Kind.PLAIN);
    }

    private List<Thing> found(String where, @Nullable Object parameter) throws SQLException {
        return Sql.query(
                connection, "SELECT * FROM thing WHERE %s ORDER BY id".formatted(where), RowsIT::thingOf, parameter);
    }

    private static Thing thingOf(ResultSet row) throws SQLException {
        return new Thing(
                Sql.uuid(row, "id"),
                row.getString("words"),
                row.getString("document"),
                row.getObject("large", Long.class),
                row.getObject("small", Integer.class),
                Times.instantOrNull(row, "happened"),
                row.getBoolean("flag"));
    }
}
