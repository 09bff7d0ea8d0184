package dev.switchboard.consentservice.directory;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which contact stands for which. The caller holds the rows of both. */
@ApplicationScoped
public class Merges {

    /** The phone goes along where the one that remains has none: it may only have been proposed. */
    private static final String RELEASE = """
            UPDATE contact SET wa_id = NULL, user_id = NULL WHERE id = ?
            """;

    private static final String IDS = "SELECT wa_id, user_id, suppressed FROM contact WHERE id = ?";

    private static final String TAKE_OVER = """
            UPDATE contact SET wa_id = coalesce(wa_id, ?), user_id = coalesce(user_id, ?), suppressed = suppressed OR ?
            WHERE id = ? AND erased_at IS NULL
            """;

    private static final String NOTE = "UPDATE contact SET merged_into = ? WHERE id = ?";

    private static final String STAND_FOR = "UPDATE contact SET survivor_id = ? WHERE survivor_id = ?";

    private static final String RETURN = """
            UPDATE contact SET merged_into = NULL WHERE id = ? AND merged_into IS NOT NULL
            """;

    private static final String STAND_ALONE = """
            WITH RECURSIVE own AS (
                SELECT id FROM contact WHERE id = ?
                UNION ALL SELECT c.id FROM contact c JOIN own ON c.merged_into = own.id
            )
            UPDATE contact SET survivor_id = ? WHERE id IN (SELECT id FROM own)
            """;

    private final FormerIds formerIds;

    Merges(FormerIds formerIds) {
        this.formerIds = formerIds;
    }

    private record Ids(@Nullable String waId, @Nullable String userId, boolean suppressed) {}

    /** Lets one contact stand for another and for all that it stood for; ids that find no place there are kept apart. */
    public void merge(Connection connection, UUID survivor, UUID gone) throws SQLException {
        var ids = Sql.first(
                connection,
                IDS,
                row -> new Ids(row.getString("wa_id"), row.getString("user_id"), row.getBoolean("suppressed")),
                gone);
        formerIds.displace(connection, survivor, gone);
        Sql.update(connection, RELEASE, gone);
        if (ids.isPresent()) {
            var theirs = ids.get();
            Sql.update(connection, TAKE_OVER, theirs.waId(), theirs.userId(), theirs.suppressed(), survivor);
        }
        Sql.update(connection, NOTE, survivor, gone);
        Sql.update(connection, STAND_FOR, survivor, gone);
    }

    /**
     * Lets a merged contact stand for itself again, with what had been merged into it and the ids that the merge displaced;
     * false when it already does.
     */
    public boolean separate(Connection connection, UUID separated) throws SQLException {
        if (Sql.update(connection, RETURN, separated) == 0) {
            return false;
        }
        Sql.update(connection, STAND_ALONE, separated, separated);
        formerIds.giveBack(connection, separated);
        return true;
    }
}
