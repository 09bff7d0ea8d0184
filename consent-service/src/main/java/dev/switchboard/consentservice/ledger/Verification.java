package dev.switchboard.consentservice.ledger;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Walks all chains, one entry in memory at a time, and finds the first that does not hold. */
@ApplicationScoped
public class Verification {

    /** Contacts whose chain is gone as a whole come as a row without an entry. */
    private static final String ALL =
            "SELECT c.id AS owner, c.chain_length, c.chain_hash AS chain_end, " + PersonalRow.COLUMNS + ", "
                    + Ledger.COLUMNS + """
            FROM contact c FULL JOIN consent_ledger l ON l.contact_id = c.id
            LEFT JOIN consent_ledger_private p ON p.event_id = l.event_id
            WHERE l.event_id IS NOT NULL OR c.chain_length > 0
            ORDER BY coalesce(l.contact_id, c.id), l.place
            """;

    private static final int AT_ONCE = 1_000;

    private final DataSource database;

    Verification(DataSource database) {
        this.database = database;
    }

    /**
     * What the walk found.
     *
     * @param chains how many there are
     * @param entries how many hold
     * @param intact whether all do
     * @param broken the first that does not; null when all do
     */
    public record Report(
            long chains,
            long entries,
            boolean intact,
            @Nullable Broken broken) {}

    /**
     * Where a chain does not hold.
     *
     * @param place of the entry; where entries are missing, the first that should be there
     * @param eventId the entry; null where it is missing
     * @param why content_changed, private_changed (what is kept apart is not what the entry was written with; that it is
     *     gone is lawful), link_broken, end_missing or owner_missing
     */
    public record Broken(
            UUID contactId, long place, @Nullable UUID eventId, String why) {}

    /** Walks all of them. */
    public Report run() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver would read everything at once
            try (var statement = connection.prepareStatement(ALL)) {
                statement.setFetchSize(AT_ONCE);
                try (var rows = statement.executeQuery()) {
                    return walk(rows);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Report walk(ResultSet rows) throws SQLException {
        var chains = 0L;
        var entries = 0L;
        var chain = new Chain(null, 0, null);
        while (rows.next()) {
            var owner = rows.getObject("contact_id", UUID.class);
            var contactId = owner == null ? Sql.uuid(rows, "owner") : owner;
            if (!contactId.equals(chain.contactId)) {
                var broken = chain.end();
                if (broken != null) {
                    return new Report(chains, entries, false, broken);
                }
                chains++;
                chain = new Chain(contactId, rows.getLong("chain_length"), rows.getString("chain_end"));
            }
            if (owner != null) {
                var broken = chain.next(
                        Ledger.entryOf(rows),
                        PersonalRow.of(rows),
                        rows.getString("chain_hash"),
                        rows.getObject("owner"));
                if (broken != null) {
                    return new Report(chains, entries, false, broken);
                }
                entries++;
            }
        }
        var broken = chain.end();
        return new Report(chains, entries, broken == null, broken);
    }

    /** The chain that the walk is in. */
    private static final class Chain {
        private final @Nullable UUID contactId;
        private final long length;
        private final @Nullable String endHash;
        private @Nullable LedgerEntry last;
        private @Nullable String lastHash;

        private Chain(@Nullable UUID contactId, long length, @Nullable String endHash) {
            this.contactId = contactId;
            this.length = length;
            this.endHash = endHash;
        }

        private @Nullable Broken next(
                LedgerEntry entry, @Nullable PersonalRow personal, String storedHash, @Nullable Object owner) {
            if (owner == null) {
                return broken(entry, "owner_missing");
            }
            if (!entry.follows(last, lastHash)) {
                return broken(entry, "link_broken");
            }
            if (!entry.chainHash().equals(storedHash)) {
                return broken(entry, "content_changed");
            }
            if (personal != null && !personal.hash().equals(entry.privateHash())) {
                return broken(entry, "private_changed");
            }
            last = entry;
            lastHash = storedHash;
            return null;
        }

        private @Nullable Broken end() {
            var reached = last == null ? 0 : last.place();
            if (contactId == null || (reached == length && Objects.equals(lastHash, endHash))) {
                return null;
            }
            return new Broken(contactId, reached + 1, null, "end_missing");
        }

        private static Broken broken(LedgerEntry entry, String why) {
            return new Broken(entry.contactId(), entry.place(), entry.fact().eventId(), why);
        }
    }
}
