package dev.switchboard.conversationservice.contact;

import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes merges down: who was who, what proved it, and what it did to identifiers, so that it can be undone. */
@ApplicationScoped
class MergeRecords {

    private static final String HAND_OVER_IDENTIFIERS = """
            UPDATE contact_identifier i SET contact_id = m.survivor
            FROM unnest(?, ?) AS m (survivor, merged)
            WHERE i.contact_id = m.merged
            """;

    private static final String MARK_MERGED = """
            UPDATE contact c SET merged_into = m.survivor
            FROM unnest(?, ?) AS m (survivor, merged)
            WHERE c.id = m.merged
            """;

    private static final String RECORD_MERGES = """
            INSERT INTO contact_merge (surviving_contact_id, merged_contact_id, evidence, evidence_event_id, id,
                merged_at, reversible)
            SELECT *, true FROM unnest(?, ?, ?, ?, ?, ?)
            """;

    private static final String REMEMBER_IDENTIFIERS = """
            INSERT INTO contact_merge_identifier (merge_id, identifier_id, handed_over, retired_at)
            SELECT * FROM unnest(?, ?, ?, ?)
            """;

    private static final String TAKE_SEPARATIONS = """
            UPDATE contact c SET separated_from = c.separated_from || gone.separated_from
            FROM contact gone
            WHERE c.id = ? AND gone.id = ? AND gone.separated_from <> '{}'
            """;

    void record(Connection connection, List<ContactMerge> merges, Instant now) throws SQLException {
        Columns.of(merges)
                .uuid(merge -> merge.survivor().survivor().id())
                .uuid(merge -> merge.merged().id())
                .update(connection, HAND_OVER_IDENTIFIERS);
        Columns.of(merges)
                .uuid(merge -> merge.survivor().survivor().id())
                .uuid(merge -> merge.merged().id())
                .update(connection, MARK_MERGED);
        Columns.of(merges)
                .uuid(merge -> merge.survivor().survivor().id())
                .uuid(merge -> merge.merged().id())
                .text(ContactMerge::evidence)
                .text(ContactMerge::eventId)
                .uuid(ContactMerge::id)
                .instant(_ -> now)
                .update(connection, RECORD_MERGES);
        for (var merge : merges) {
            try (var statement = connection.prepareStatement(TAKE_SEPARATIONS)) {
                statement.setObject(1, merge.survivor().survivor().id());
                statement.setObject(2, merge.merged().id());
                statement.executeUpdate();
            }
        }
    }

    /** What became of each identifier; they must be stored by now. */
    void rememberIdentifiers(Connection connection, List<ContactMerge> merges) throws SQLException {
        // What passed through several hands in one batch goes back to those who had it first.
        var handedOver = new HashSet<UUID>();
        var changes = new ArrayList<Remembered>();
        for (var merge : merges) {
            for (var change : merge.identifiers()) {
                var theirs = change.handedOver() && handedOver.add(change.identifierId());
                if (theirs || change.retiredAt() != null) {
                    changes.add(new Remembered(
                            merge, new MergedIdentifier(change.identifierId(), theirs, change.retiredAt())));
                }
            }
        }
        if (!changes.isEmpty()) {
            Columns.of(changes)
                    .uuid(one -> one.merge().id())
                    .uuid(one -> one.change().identifierId())
                    .bool(one -> one.change().handedOver())
                    .instant(one -> one.change().retiredAt())
                    .update(connection, REMEMBER_IDENTIFIERS);
        }
    }

    private record Remembered(ContactMerge merge, MergedIdentifier change) {}
}
