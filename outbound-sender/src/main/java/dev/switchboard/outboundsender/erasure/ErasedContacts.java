package dev.switchboard.outboundsender.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of erased contacts. Every method joins the transaction around it. */
@ApplicationScoped
class ErasedContacts {

    private static final String NOTE = """
            INSERT INTO erased_contact AS known (contact_id, erasure_id, erased_at, last_word, look_again_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (contact_id) DO UPDATE SET
                erasure_id = coalesce(known.erasure_id, excluded.erasure_id),
                last_word = known.last_word OR excluded.last_word,
                look_again_at = excluded.look_again_at
            """;

    private static final String COLUMNS =
            " contact_id, erasure_id, erased_at, last_word, counts, announced_at FROM erased_contact ";

    private static final String HOLD = "SELECT" + COLUMNS + "WHERE contact_id = ? FOR UPDATE";

    private static final String DUE =
            "SELECT" + COLUMNS + "WHERE look_again_at <= ? ORDER BY look_again_at LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String SAVE = """
            UPDATE erased_contact SET counts = ?::jsonb, announced_at = ?, look_again_at = ? WHERE contact_id = ?
            """;

    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final DataSource database;

    ErasedContacts(DataSource database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param lastWord whether conversation-service has told of all its conversations
     * @param counts how many of each kind went so far
     * @param announcedAt when it was told that all is gone; null before
     */
    record Erased(
            UUID contactId,
            @Nullable UUID erasureId,
            Instant erasedAt,
            boolean lastWord,
            Map<String, Long> counts,
            @Nullable Instant announcedAt) {
        Erased {
            counts = Map.copyOf(counts);
        }
    }

    /** Notes that a contact is erased, and answers it, held. */
    Erased note(ContactErased event, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var statement = connection.prepareStatement(NOTE)) {
                statement.setObject(1, event.contactId());
                statement.setObject(2, event.erasureId());
                statement.setObject(3, Times.utc(event.erasedAt()));
                statement.setBoolean(4, event.counts() != null);
                statement.setObject(5, Times.utc(now));
                statement.executeUpdate();
            }
            try (var query = connection.prepareStatement(HOLD)) {
                query.setObject(1, event.contactId());
                return read(query).getFirst();
            }
        }
    }

    /** Holds those that are to be looked at again; others that look have others. */
    List<Erased> due(Instant now, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setObject(1, Times.utc(now));
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** Stores how far a held one got. */
    void save(Erased erased, @Nullable Instant lookAgainAt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, write(erased.counts()));
            statement.setObject(2, Times.utcOrNull(erased.announcedAt()));
            statement.setObject(3, Times.utcOrNull(lookAgainAt));
            statement.setObject(4, erased.contactId());
            statement.executeUpdate();
        }
    }

    private static List<Erased> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Erased>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new Erased(
                        rows.getObject("contact_id", UUID.class),
                        rows.getObject("erasure_id", UUID.class),
                        Times.instant(rows, "erased_at"),
                        rows.getBoolean("last_word"),
                        counts(rows),
                        Times.instantOrNull(rows, "announced_at")));
            }
        }
        return found;
    }

    private static Map<String, Long> counts(ResultSet row) throws SQLException {
        try {
            return EventJson.mapper().readValue(row.getString("counts"), COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored counts cannot be read", e);
        }
    }

    private static String write(Map<String, Long> counts) {
        try {
            return EventJson.mapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be written", e);
        }
    }
}
