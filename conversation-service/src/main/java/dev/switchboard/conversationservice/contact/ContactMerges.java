package dev.switchboard.conversationservice.contact;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The merges that were written down, and how one is undone. */
@ApplicationScoped
public class ContactMerges {

    private static final String COLUMNS = """
            SELECT m.id, m.surviving_contact_id, m.merged_contact_id, m.evidence, m.merged_at, m.reversible,
                m.separated_at, m.separated_by, m.separation_reason,
                survivor.merged_into IS NULL AND m.id = (
                    SELECT n.id FROM contact_merge n
                    WHERE n.surviving_contact_id = m.surviving_contact_id AND n.separated_at IS NULL
                    ORDER BY n.merged_at DESC, n.id DESC LIMIT 1) AS latest
            FROM contact_merge m JOIN contact survivor ON survivor.id = m.surviving_contact_id
            """;

    private static final String OF_CONTACT = COLUMNS + """
            WHERE m.surviving_contact_id = ? ORDER BY m.merged_at DESC, m.id DESC
            """;

    private static final String ONE = COLUMNS + "WHERE m.surviving_contact_id = ? AND m.id = ?";

    private static final String HOLD = """
            SELECT id FROM contact
            WHERE id IN (SELECT surviving_contact_id FROM contact_merge WHERE id = ?
                UNION SELECT merged_contact_id FROM contact_merge WHERE id = ?)
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String HAND_BACK = """
            UPDATE contact_identifier i SET contact_id = ?
            FROM contact_merge_identifier r
            WHERE r.merge_id = ? AND r.handed_over AND i.id = r.identifier_id AND i.contact_id = ?
            """;

    /** What the merge itself retired is theirs again, unless somebody holds such an id by now. */
    private static final String REVIVE = """
            UPDATE contact_identifier i SET retired_at = NULL
            FROM contact_merge_identifier r
            WHERE r.merge_id = ? AND i.id = r.identifier_id AND i.retired_at = r.retired_at
                AND NOT EXISTS (
                    SELECT FROM contact_identifier other
                    WHERE other.retired_at IS NULL AND other.kind = i.kind
                        AND (other.contact_id = i.contact_id
                            OR (other.portfolio = i.portfolio AND other.value = i.value)))
            """;

    /** A name that came with the merge goes with it; the next message tells the right one. */
    private static final String STAND_ALONE = """
            UPDATE contact s SET separated_from = array_append(s.separated_from, gone.id),
                name = CASE WHEN s.named_at = gone.named_at THEN NULL ELSE s.name END,
                named_at = CASE WHEN s.named_at = gone.named_at THEN NULL ELSE s.named_at END
            FROM contact gone WHERE s.id = ? AND gone.id = ?
            """;

    private static final String RETURN = """
            UPDATE contact SET merged_into = NULL, separated_from = array_append(separated_from, ?) WHERE id = ?
            """;

    private static final String NOTE = """
            UPDATE contact_merge SET separated_at = ?, separated_by = ?, separation_reason = ? WHERE id = ?
            """;

    /**
     * A merge as it was written down.
     *
     * @param latest whether it holds, and nothing was merged with the same contact after it
     */
    public record Merge(
            UUID id,
            UUID survivingContactId,
            UUID mergedContactId,
            String evidence,
            Instant mergedAt,
            boolean reversible,
            boolean latest,
            @Nullable Instant separatedAt,
            @Nullable String separatedBy,
            @Nullable String separationReason) {}

    /** The merges of a contact that survived them, newest first. */
    public List<Merge> of(Connection connection, UUID contactId) throws SQLException {
        return find(connection, OF_CONTACT, contactId);
    }

    /** One merge, with both contacts held. */
    public Optional<Merge> hold(Connection connection, UUID contactId, UUID mergeId) throws SQLException {
        run(connection, HOLD, mergeId, mergeId);
        return one(connection, contactId, mergeId);
    }

    /** One merge. */
    public Optional<Merge> one(Connection connection, UUID contactId, UUID mergeId) throws SQLException {
        return find(connection, ONE, contactId, mergeId).stream().findFirst();
    }

    /** Makes two contacts of one again; from now on they are never merged with each other. */
    public void undo(Connection connection, Merge merge) throws SQLException {
        var survivor = merge.survivingContactId();
        var gone = merge.mergedContactId();
        run(connection, HAND_BACK, gone, merge.id(), survivor);
        run(connection, REVIVE, merge.id());
        run(connection, STAND_ALONE, survivor, gone);
        run(connection, RETURN, survivor, gone);
    }

    /** Notes who undid a merge, and why. */
    public void note(Connection connection, UUID mergeId, String by, @Nullable String reason, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, Times.utc(now));
            statement.setString(2, by);
            statement.setString(3, reason);
            statement.setObject(4, mergeId);
            statement.executeUpdate();
        }
    }

    private static List<Merge> find(Connection connection, String sql, Object... parameters) throws SQLException {
        var merges = new ArrayList<Merge>();
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    merges.add(mergeOf(rows));
                }
            }
        }
        return merges;
    }

    private static Merge mergeOf(ResultSet row) throws SQLException {
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("surviving_contact_id", UUID.class),
                row.getObject("merged_contact_id", UUID.class),
                row.getString("evidence"),
                Times.instant(row, "merged_at"),
                row.getBoolean("reversible"),
                row.getBoolean("latest"),
                Times.instantOrNull(row, "separated_at"),
                row.getString("separated_by"),
                row.getString("separation_reason"));
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.execute();
        }
    }
}
