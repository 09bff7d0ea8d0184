package dev.switchboard.consentservice.directory;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    private final FormerIds formerIds;

    Erasures(Suppressions suppressions, FormerIds formerIds) {
        this.suppressions = suppressions;
        this.formerIds = formerIds;
    }

    /**
     * What was taken out of the directory.
     *
     * @param waIds the phones, former ones included, for whoever else holds something under them
     * @param ids how many ids of any kind they had
     * @param formerIds how many more merges had displaced
     */
    public record Erased(List<String> waIds, long ids, long formerIds) {
        public Erased {
            waIds = List.copyOf(waIds);
        }

        /** Leaves the phones out. */
        @Override
        public String toString() {
            return "Erased[ids=%d, formerIds=%d]".formatted(ids, formerIds);
        }
    }

    /** Erases a contact that stands for itself, and those merged into it; their ids are only recognised from now on. */
    public Erased erase(Connection connection, UUID survivor, Instant erasedAt) throws SQLException {
        var current = Sql.query(connection, IDS, KnownIds::of, survivor, survivor);
        var former = formerIds.forget(connection, survivor);
        var all = Stream.concat(current.stream(), former.stream()).toList();
        for (var ids : all) {
            suppressions.add(connection, ids.waId(), ids.userId(), erasedAt);
        }
        Sql.update(connection, ERASE, erasedAt, survivor, survivor);
        var waIds = all.stream().flatMap(ids -> Stream.ofNullable(ids.waId())).toList();
        return new Erased(waIds, count(current), count(former));
    }

    private static long count(List<KnownIds> all) {
        return all.stream()
                .flatMap(ids -> Stream.of(Optional.ofNullable(ids.waId()), Optional.ofNullable(ids.userId())))
                .filter(Optional::isPresent)
                .count();
    }
}
