package dev.switchboard.outboundsender.reach;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The tables of whom was written to and of room promised to instances. People of the last 24 hours and places promised are never
 * more than the limit: a place becomes a person in one transaction, and a lease that is over is taken away before its room is
 * given again. Methods join the transaction around them.
 */
@ApplicationScoped
class Room {

    /** How long a person counts. */
    static final Duration DAY = Duration.ofHours(24);

    /** Whoever will soon count no more needs a place already, so that no clock a little ahead sees two in one. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The limit belongs to the portfolio; of what its numbers tell of it, the latest counts. */
    private static final String LIMIT = """
            SELECT messaging_limit FROM business_number
            WHERE messaging_limit IS NOT NULL AND status IS DISTINCT FROM 'DELETED'
            ORDER BY as_of DESC, phone_number_id LIMIT 1
            """;

    private static final String LOCK = "SELECT full_since FROM reach_room FOR UPDATE";

    private static final String END = "DELETE FROM reach_lease WHERE expires_at < clock_timestamp() OR lease_id = ?";

    private static final String USED = """
            SELECT (SELECT count(*) FROM reach_person WHERE last_at > ?)
                + (SELECT coalesce(sum(places), 0) FROM reach_lease)
            """;

    private static final String PROMISE = """
            INSERT INTO reach_lease (lease_id, places, expires_at)
            VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            """;

    private static final String TELL = """
            UPDATE reach_room SET full_since = CASE WHEN ? THEN coalesce(full_since, ?) END
            WHERE (full_since IS NOT NULL) <> ?
            """;

    private static final String HOLD =
            "SELECT places FROM reach_lease WHERE lease_id = ? AND expires_at > clock_timestamp() FOR UPDATE";

    private static final String SPEND = "UPDATE reach_lease SET places = places - ? WHERE lease_id = ?";

    private static final String PEOPLE = """
            SELECT asked.id, person.id AS person_id, coalesce(counted.last_at > ?, false) AS counted
            FROM unnest(?::uuid[]) AS asked (id)
            LEFT JOIN conversation_contact whose ON whose.conversation_id = asked.id
            LEFT JOIN contact_consent contact ON contact.contact_id = whose.contact_id
            CROSS JOIN LATERAL (SELECT coalesce(contact.merged_into, whose.contact_id, asked.id)) AS person (id)
            LEFT JOIN reach_person counted ON counted.person_id = person.id
            """;

    private static final String COUNT = """
            INSERT INTO reach_person AS known (person_id, last_at) SELECT id, ? FROM unnest(?::uuid[]) AS id ORDER BY id
            ON CONFLICT (person_id) DO UPDATE SET last_at = greatest(known.last_at, excluded.last_at)
            """;

    private static final String FORGET = "DELETE FROM reach_person WHERE last_at < ?";

    private final DataSource database;
    private final ReachConfig config;

    Room(DataSource database, ReachConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Somebody behind a conversation.
     *
     * @param counted whether they were written to in the last 24 hours, so that it costs no place
     */
    record Person(UUID id, boolean counted) {}

    Limit limit() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LIMIT);
                var row = query.executeQuery()) {
            return Limit.of(row.next() ? row.getString(1) : null, config.limitWhenUnknown());
        }
    }

    /** People of the last 24 hours and places promised. */
    int used(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return used(connection, now);
        }
    }

    /** Gives an earlier lease back and promises at most this many places anew; answers how many, 0 when there is no room. */
    int promise(UUID earlier, UUID lease, int limit, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            lock(connection);
            end(connection, earlier);
            var free = Math.max(0, limit - used(connection, now));
            var block = Math.max(1, (int) ((long) limit * config.block() / 100));
            var places = Math.min(block, (free + 1) / 2);
            tell(connection, places == 0, now);
            if (places > 0) {
                try (var statement = connection.prepareStatement(PROMISE)) {
                    statement.setObject(1, lease);
                    statement.setInt(2, places);
                    statement.setLong(3, config.lease().toMillis());
                    statement.executeUpdate();
                }
            }
            return places;
        }
    }

    /** There is no limit, so it is not reached. */
    void unlimited(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            tell(connection, false, now);
        }
    }

    /** Locks a lease; answers the places left of it, 0 when it is over. */
    int hold(UUID lease) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(HOLD)) {
            query.setObject(1, lease);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Takes places off a locked lease. */
    void spend(UUID lease, int places) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SPEND)) {
            statement.setInt(1, places);
            statement.setObject(2, lease);
            statement.executeUpdate();
        }
    }

    /** Who is behind these conversations. */
    Map<UUID, Person> people(Collection<UUID> conversations, Instant now) throws SQLException {
        var people = new HashMap<UUID, Person>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PEOPLE)) {
            query.setObject(1, Times.utc(now.minus(DAY).plus(MARGIN)));
            query.setArray(2, connection.createArrayOf("uuid", conversations.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    people.put(
                            rows.getObject("id", UUID.class),
                            new Person(rows.getObject("person_id", UUID.class), rows.getBoolean("counted")));
                }
            }
        }
        return people;
    }

    /** These people are about to be written to. */
    void count(Collection<UUID> people, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, Times.utc(now));
            statement.setArray(2, connection.createArrayOf("uuid", people.toArray()));
            statement.executeUpdate();
        }
    }

    /** Since when there is no room. */
    Optional<Instant> fullSince() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT full_since FROM reach_room");
                var row = query.executeQuery()) {
            row.next();
            return Optional.ofNullable(Times.instantOrNull(row, "full_since"));
        }
    }

    /** Forgets who counts no more. */
    void forget(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, Times.utc(now.minus(DAY)));
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(LOCK);
                var row = query.executeQuery()) {
            row.next();
        }
    }

    private static void end(Connection connection, UUID earlier) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setObject(1, earlier);
            statement.executeUpdate();
        }
    }

    private static int used(Connection connection, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(USED)) {
            query.setObject(1, Times.utc(now.minus(DAY)));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void tell(Connection connection, boolean full, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setBoolean(1, full);
            statement.setObject(2, Times.utc(now));
            statement.setBoolean(3, full);
            statement.executeUpdate();
        }
    }
}
