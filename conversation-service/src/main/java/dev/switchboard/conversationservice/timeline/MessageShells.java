package dev.switchboard.conversationservice.timeline;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of messages what was said and every id of Meta. A shell stays: whose turn it was, how far it got, when, and what it
 * cost, so that what is counted stays true; in a group it stands where the message stood.
 */
@ApplicationScoped
public class MessageShells {

    private static final String HOLD = """
            SELECT id, wamid FROM message
            WHERE erased_at IS NULL AND id IN (
                SELECT id FROM message WHERE conversation_id = ANY (?)
                UNION SELECT id FROM message WHERE author_contact_id = ANY (?))
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String HOLD_OLD = """
            SELECT id, wamid FROM message WHERE id IN (
                SELECT id FROM message WHERE sent_at < ? AND erased_at IS NULL
                ORDER BY sent_at LIMIT ? FOR NO KEY UPDATE SKIP LOCKED)
            """;

    private static final String EMPTY = """
            UPDATE message SET content = '{"type":"unsupported","metaType":"erased","errors":[]}', wamid = NULL,
                quoted_wamid = NULL, context = NULL, referral = NULL, failure = NULL, refusal = NULL, erased_at = ?
            WHERE id = ANY (?)
            """;

    /** Where others referred to them, in groups: an old wamid holds a phone. */
    private static final String FORGET_QUOTES = """
            UPDATE message SET quoted_wamid = NULL, content = CASE content ->> 'type'
                WHEN 'reaction' THEN content || '{"targetMessageId":"erased"}' ELSE content END
            WHERE conversation_id = ANY (?) AND quoted_wamid = ANY (?)
            """;

    private static final String GROUPS = """
            SELECT DISTINCT m.conversation_id FROM message m WHERE m.id = ANY (?) AND m.author_contact_id IS NOT NULL
            """;

    private static final String ERASED = "SELECT id FROM message WHERE id = ANY (?) AND erased_at IS NOT NULL";

    /** Messages whose rows are held, and Meta's ids of them. */
    public record Written(List<UUID> ids, List<String> wamids) {

        public Written {
            ids = List.copyOf(ids);
            wamids = List.copyOf(wamids);
        }

        /** Leaves Meta's ids out: old ones hold the phone number. */
        @Override
        public String toString() {
            return "Written[%d messages]".formatted(ids.size());
        }
    }

    /** What lies in these conversations, and what these contacts wrote in groups. */
    public Written hold(Connection connection, Collection<UUID> conversationIds, Collection<UUID> contactIds)
            throws SQLException {
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setArray(1, uuids(connection, conversationIds));
            statement.setArray(2, uuids(connection, contactIds));
            return written(statement);
        }
    }

    /** The oldest from before that moment that nobody else holds, up to a number. */
    public Written holdOld(Connection connection, Instant before, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD_OLD)) {
            statement.setObject(1, Times.utc(before));
            statement.setInt(2, limit);
            return written(statement);
        }
    }

    /** Those of these that were erased. */
    public Set<UUID> erased(Connection connection, Collection<UUID> ids) throws SQLException {
        var found = new HashSet<UUID>();
        if (!ids.isEmpty()) {
            try (var statement = connection.prepareStatement(ERASED)) {
                statement.setArray(1, uuids(connection, ids));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
        return found;
    }

    /** What they said before they were edited; answers how many. */
    public int forgetVersions(Connection connection, Written written) throws SQLException {
        return run(
                connection, "DELETE FROM message_version WHERE message_id = ANY (?)", uuids(connection, written.ids()));
    }

    /** What the pages behind their links said; answers how many. */
    public int forgetPreviews(Connection connection, Written written) throws SQLException {
        return run(connection, "DELETE FROM link_preview WHERE message_id = ANY (?)", uuids(connection, written.ids()));
    }

    /** What waits for them under Meta's ids or ours, and the requests that asked for them. */
    public void forgetParked(Connection connection, Written written) throws SQLException {
        var wamids = connection.createArrayOf("text", written.wamids().toArray());
        var ids = uuids(connection, written.ids());
        run(connection, "DELETE FROM parked_change WHERE original_wamid = ANY (?)", wamids);
        run(connection, "DELETE FROM parked_status WHERE wamid = ANY (?)", wamids);
        run(connection, "DELETE FROM parked_outcome WHERE message_id = ANY (?)", ids);
        run(connection, "DELETE FROM answer_request WHERE message_id = ANY (?)", ids);
        run(connection, "DELETE FROM message_request WHERE message_id = ANY (?)", ids);
    }

    /** Where others in a group answered them or reacted to them. */
    public void forgetQuotes(Connection connection, Written written) throws SQLException {
        var groups = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(GROUPS)) {
            statement.setArray(1, uuids(connection, written.ids()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    groups.add(rows.getObject(1, UUID.class));
                }
            }
        }
        if (!groups.isEmpty()) {
            var wamids = connection.createArrayOf("text", written.wamids().toArray());
            run(connection, FORGET_QUOTES, uuids(connection, groups), wamids);
        }
    }

    /** Leaves the shells. */
    public void empty(Connection connection, Collection<UUID> ids, Instant now) throws SQLException {
        run(connection, EMPTY, Times.utc(now), uuids(connection, ids));
    }

    private static Written written(PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<UUID>();
        var wamids = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject("id", UUID.class));
                @Nullable String wamid = rows.getString("wamid");
                if (wamid != null) {
                    wamids.add(wamid);
                }
            }
        }
        return new Written(ids, wamids);
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }
}
