package dev.switchboard.consentservice.directory;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the ids of a contact out of the directory; what remains is a number that means nobody. */
@ApplicationScoped
public class Erasures {

    private static final String IDS =
            "SELECT wa_id, user_id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id)";

    private static final String ERASE = """
            UPDATE contact SET wa_id = NULL, user_id = NULL, erased_at = coalesce(erased_at, ?)
            WHERE id = ? OR (survivor_id = ? AND survivor_id <> id)
            """;

    private final Suppressions suppressions;

    Erasures(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    private record Ids(@Nullable String waId, @Nullable String userId) {}

    /**
     * What was taken out of the directory.
     *
     * @param waIds the phones, for whoever else holds something under them
     * @param ids how many ids of any kind
     */
    public record Erased(List<String> waIds, long ids) {
        public Erased {
            waIds = List.copyOf(waIds);
        }

        /** Leaves the phones out. */
        @Override
        public String toString() {
            return "Erased[ids=" + ids + "]";
        }
    }

    /** Erases a contact that stands for itself, and those merged into it; their ids are only recognised from now on. */
    public Erased erase(Connection connection, UUID survivor, Instant erasedAt) throws SQLException {
        var all = Sql.query(
                connection, IDS, row -> new Ids(row.getString("wa_id"), row.getString("user_id")), survivor, survivor);
        for (var ids : all) {
            suppressions.add(connection, ids.waId(), ids.userId(), erasedAt);
        }
        Sql.update(connection, ERASE, erasedAt, survivor, survivor);
        var waIds = all.stream().flatMap(ids -> Stream.ofNullable(ids.waId())).toList();
        var userIds = all.stream().filter(ids -> ids.userId() != null).count();
        return new Erased(waIds, waIds.size() + userIds);
    }
}
