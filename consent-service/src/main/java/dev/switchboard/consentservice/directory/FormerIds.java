package dev.switchboard.consentservice.directory;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ids that merges displaced. The directory knows one phone and one user id of each contact; what else somebody had is kept
 * here until they are erased, so that they are recognised by all of it. The caller holds the rows of the contacts.
 */
@ApplicationScoped
public class FormerIds {

    private static final String DISPLACE = """
            INSERT INTO contact_former_id (contact_id, wa_id, user_id)
            SELECT gone.id, gone.wa_id, NULL FROM contact gone JOIN contact survivor ON survivor.id = ?
            WHERE gone.id = ? AND gone.wa_id <> survivor.wa_id
            UNION ALL
            SELECT gone.id, NULL, gone.user_id FROM contact gone JOIN contact survivor ON survivor.id = ?
            WHERE gone.id = ? AND gone.user_id <> survivor.user_id
            ON CONFLICT DO NOTHING
            """;

    /** Of two that are one the newer phone is told of whoever remains: before the merge is known, or after. */
    private static final String KEEP_REPLACED = """
            INSERT INTO contact_former_id (contact_id, wa_id)
            SELECT c.id, c.wa_id FROM unnest(?, ?) AS n (id, wa_id) JOIN contact c ON c.id = n.id
            WHERE c.erased_at IS NULL AND c.wa_id <> n.wa_id
              AND (EXISTS (SELECT FROM contact other WHERE other.wa_id = n.wa_id)
                OR EXISTS (SELECT FROM contact_former_id f JOIN contact former ON former.id = f.contact_id
                    WHERE f.wa_id = n.wa_id AND former.survivor_id = c.survivor_id))
            ON CONFLICT DO NOTHING
            """;

    /** A phone that somebody has meanwhile stays theirs. */
    private static final String GIVE_BACK = """
            UPDATE contact c SET
                wa_id = coalesce(c.wa_id, (SELECT f.wa_id FROM contact_former_id f
                    WHERE f.contact_id = c.id AND f.wa_id IS NOT NULL
                      AND NOT EXISTS (SELECT FROM contact other WHERE other.wa_id = f.wa_id) LIMIT 1)),
                user_id = coalesce(c.user_id, (SELECT f.user_id FROM contact_former_id f
                    WHERE f.contact_id = c.id AND f.user_id IS NOT NULL LIMIT 1))
            WHERE c.id = ? AND c.erased_at IS NULL
            """;

    private static final String GIVEN_BACK = """
            DELETE FROM contact_former_id f USING contact c
            WHERE c.id = ? AND f.contact_id = c.id AND (f.wa_id = c.wa_id OR f.user_id = c.user_id)
            """;

    /** Late news of somebody erased takes no phone from whoever they are now. */
    private static final String PASS_ON = """
            DELETE FROM contact_former_id f
            USING unnest(?, ?) AS n (id, wa_id), contact told, contact former
            WHERE f.wa_id = n.wa_id AND told.id = n.id AND told.erased_at IS NULL
              AND former.id = f.contact_id AND (former.id = told.id OR former.survivor_id <> told.survivor_id)
            """;

    private static final String OF_CONTACT = """
            SELECT f.wa_id, f.user_id FROM contact_former_id f JOIN contact c ON c.id = f.contact_id
            WHERE c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id)
            ORDER BY f.wa_id, f.user_id
            """;

    private static final String FORGET = """
            DELETE FROM contact_former_id f USING contact c
            WHERE f.contact_id = c.id AND (c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id))
            RETURNING f.wa_id, f.user_id
            """;

    /** Former ids of one person. Prints nothing. */
    public record Former(List<String> waIds, List<String> userIds) {
        public Former {
            waIds = List.copyOf(waIds);
            userIds = List.copyOf(userIds);
        }

        @Override
        public String toString() {
            return "Former[]";
        }
    }

    /** Those of a contact that stands for itself, and of those merged into it. */
    public Former of(Connection connection, UUID survivorId) throws SQLException {
        var all = Sql.query(connection, OF_CONTACT, KnownIds::of, survivorId, survivorId);
        return new Former(
                all.stream().flatMap(ids -> Stream.ofNullable(ids.waId())).toList(),
                all.stream().flatMap(ids -> Stream.ofNullable(ids.userId())).toList());
    }

    /** Keeps those of a contact that is about to be merged for which the one that remains has another. */
    void displace(Connection connection, UUID survivor, UUID gone) throws SQLException {
        Sql.update(connection, DISPLACE, survivor, gone, survivor, gone);
    }

    /** Gives a contact that stands for itself again what it had. */
    void giveBack(Connection connection, UUID separated) throws SQLException {
        Sql.update(connection, GIVE_BACK, separated);
        Sql.update(connection, GIVEN_BACK, separated);
    }

    /**
     * Follows what is about to be told of contacts: a phone that gives way to one of another contact is kept, and one that
     * somebody has now is no longer what somebody had.
     */
    void learn(Connection connection, Map<UUID, CustomerRef> told) throws SQLException {
        var phones = Columns.of(told.entrySet()).uuid(Map.Entry::getKey).text(one -> waId(one.getValue()));
        phones.update(connection, KEEP_REPLACED);
        phones.update(connection, PASS_ON);
    }

    /** Forgets those of a contact that stands for itself, and of those merged into it; answers what they were. */
    List<KnownIds> forget(Connection connection, UUID survivor) throws SQLException {
        return Sql.query(connection, FORGET, KnownIds::of, survivor, survivor);
    }

    private static @Nullable String waId(CustomerRef customer) {
        var waId = customer.waId();
        return waId == null ? null : waId.value();
    }
}
