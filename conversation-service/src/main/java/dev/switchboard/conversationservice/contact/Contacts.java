package dev.switchboard.conversationservice.contact;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contacts that a batch may be about, and writes back what the batch taught.
 *
 * <p>Two consumers may meet the same new customer at once, one by phone and one by user id. Nothing is locked to read;
 * the unique indexes decide who comes first, and the other one finds out on writing and starts again ({@link
 * ConcurrentChangeException}). Rows are written in one order by everybody, so that nobody waits in a circle.
 */
@ApplicationScoped
public class Contacts {

    private static final String FIND = """
            WITH wanted AS (
                SELECT * FROM unnest(?, ?, ?) AS wanted (portfolio, kind, value)
            ), found AS (
                SELECT i.contact_id FROM wanted w JOIN contact_identifier i USING (portfolio, kind, value)
                WHERE i.retired_at IS NULL
                UNION
                SELECT i.contact_id FROM wanted w JOIN contact_identifier i USING (portfolio, kind, value)
                WHERE i.retired_at IS NOT NULL
                UNION
                SELECT unnest(?::uuid[])
            )
            SELECT c.id AS contact_id, c.portfolio, c.name, c.named_at, c.created_at, c.separated_from,
                   i.id, i.kind, i.value, i.active_from, i.retired_at
            FROM found f
            JOIN contact c ON c.id = f.contact_id
            JOIN contact_identifier i ON i.contact_id = c.id
            ORDER BY i.active_from
            """;

    private static final String LOCK = """
            SELECT id FROM contact WHERE id = ANY (?) AND merged_into IS NULL AND erased_at IS NULL
            ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO contact (id, portfolio, name, named_at, created_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?)
            """;

    private static final String RENAME = """
            UPDATE contact c SET name = n.name, named_at = n.named_at
            FROM unnest(?, ?, ?) AS n (id, name, named_at)
            WHERE c.id = n.id AND (c.named_at IS NULL OR c.named_at <= n.named_at)
            """;

    private static final String RETIRE = """
            UPDATE contact_identifier i SET retired_at = r.retired_at
            FROM unnest(?, ?) AS r (id, retired_at)
            WHERE i.id = r.id AND i.retired_at IS NULL
            """;

    private static final String LEARN = """
            INSERT INTO contact_identifier (id, contact_id, portfolio, kind, value, active_from, retired_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private final MergeRecords merged;

    Contacts(MergeRecords merged) {
        this.merged = merged;
    }

    /** Opens the book at every contact that one of these customers may be. */
    public ContactBook open(Connection connection, Collection<Named> customers) throws SQLException {
        return open(connection, customers, List.of());
    }

    /** Opens the book at every contact that one of these customers may be, and at some that are known. */
    public ContactBook open(Connection connection, Collection<Named> customers, Collection<UUID> known)
            throws SQLException {
        var book = new ContactBook(UuidCreator::getTimeOrderedEpoch);
        var keys = customers.stream().flatMap(Named::keys).distinct().sorted().toList();
        if (keys.isEmpty() && known.isEmpty()) {
            return book;
        }
        var contacts = new HashMap<UUID, KnownContact>();
        var identifiers = new HashMap<UUID, List<Identifier>>();
        try (var statement = Columns.of(keys)
                .text(IdentifierKey::portfolio)
                .text(key -> key.kind().name())
                .text(key -> key.value().value())
                .prepare(connection, FIND)) {
            statement.setArray(4, connection.createArrayOf("uuid", known.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var contact = contactOf(rows);
                    contacts.putIfAbsent(contact.id(), contact);
                    identifiers
                            .computeIfAbsent(contact.id(), _ -> new ArrayList<>())
                            .add(identifierOf(rows));
                }
            }
        }
        contacts.forEach((id, contact) -> book.add(contact, identifiers.getOrDefault(id, List.of())));
        return book;
    }

    /**
     * Writes back what the batch taught.
     *
     * @throws ConcurrentChangeException when somebody else wrote about the same people meanwhile
     */
    public void save(Connection connection, ContactBook book, Instant now) throws SQLException {
        var merges = book.merges();
        var changed = book.remaining().stream().filter(KnownContact::changed).toList();
        if (changed.isEmpty()) {
            return;
        }
        lock(connection, changed, merges);
        var fresh = changed.stream().filter(contact -> !contact.stored()).toList();
        if (!fresh.isEmpty()) {
            Columns.of(fresh)
                    .uuid(KnownContact::id)
                    .text(KnownContact::portfolio)
                    .text(Contacts::nameOf)
                    .instant(KnownContact::namedAt)
                    .instant(KnownContact::createdAt)
                    .update(connection, INSERT);
        }
        var known = changed.stream().filter(KnownContact::stored).toList();
        if (!known.isEmpty()) {
            Columns.of(known)
                    .uuid(KnownContact::id)
                    .text(Contacts::nameOf)
                    .instant(KnownContact::namedAt)
                    .update(connection, RENAME);
        }
        retire(connection, changed);
        if (!merges.isEmpty()) {
            merged.record(connection, merges, now);
        }
        learn(connection, changed);
        if (!merges.isEmpty()) {
            merged.rememberIdentifiers(connection, merges);
        }
    }

    private static void lock(Connection connection, List<KnownContact> changed, List<ContactMerge> merges)
            throws SQLException {
        var ids = new ArrayList<UUID>();
        changed.stream().filter(KnownContact::stored).map(KnownContact::id).forEach(ids::add);
        merges.stream().map(merge -> merge.merged().id()).forEach(ids::add);
        var wanted = ids.stream().distinct().toList();
        if (wanted.isEmpty()) {
            return;
        }
        var held = Columns.of(wanted).uuid(id -> id).query(connection, LOCK, row -> Sql.uuid(row, "id"));
        if (held.size() != wanted.size()) {
            throw new ConcurrentChangeException("a contact was merged or erased meanwhile");
        }
    }

    private static void retire(Connection connection, List<KnownContact> changed) throws SQLException {
        var retired = changed.stream()
                .flatMap(contact -> contact.identifiers().stream())
                .filter(Identifier::retiredNow)
                .toList();
        if (retired.isEmpty()) {
            return;
        }
        var updated = Columns.of(retired)
                .uuid(Identifier::id)
                .instant(Identifier::retiredAt)
                .update(connection, RETIRE);
        if (updated != retired.size()) {
            throw new ConcurrentChangeException("an identifier was retired meanwhile");
        }
    }

    private static void learn(Connection connection, List<KnownContact> changed) throws SQLException {
        var learned = changed.stream()
                .flatMap(contact -> contact.identifiers().stream()
                        .filter(identifier -> !identifier.stored())
                        .map(identifier -> new Learned(contact, identifier)))
                .sorted((one, other) ->
                        one.identifier().key().compareTo(other.identifier().key()))
                .toList();
        if (learned.isEmpty()) {
            return;
        }
        var inserted = Columns.of(learned)
                .uuid(one -> one.identifier().id())
                .uuid(one -> one.contact().id())
                .text(one -> one.identifier().key().portfolio())
                .text(one -> one.identifier().key().kind().name())
                .text(one -> one.identifier().key().value().value())
                .instant(one -> one.identifier().activeFrom())
                .instant(one -> one.identifier().retiredAt())
                .update(connection, LEARN);
        if (inserted != learned.size()) {
            throw new ConcurrentChangeException("an identifier was taken meanwhile");
        }
    }

    private static KnownContact contactOf(ResultSet row) throws SQLException {
        var contact = new KnownContact(
                row.getObject("contact_id", UUID.class),
                row.getString("portfolio"),
                Times.instant(row, "created_at"),
                true);
        var name = row.getString("name");
        contact.restoreName(name == null ? null : new PersonalDetail(name), Times.instantOrNull(row, "named_at"));
        contact.restoreSeparations(
                List.of((UUID[]) row.getArray("separated_from").getArray()));
        return contact;
    }

    private static Identifier identifierOf(ResultSet row) throws SQLException {
        var key = new IdentifierKey(
                row.getString("portfolio"),
                IdentifierKind.valueOf(row.getString("kind")),
                new PersonalDetail(row.getString("value")));
        return Identifier.stored(
                row.getObject("id", UUID.class),
                key,
                Times.instant(row, "active_from"),
                Times.instantOrNull(row, "retired_at"));
    }

    private static @Nullable String nameOf(KnownContact contact) {
        var name = contact.name();
        return name == null ? null : name.value();
    }

    private record Learned(KnownContact contact, Identifier identifier) {}
}
