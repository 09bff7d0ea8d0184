package dev.switchboard.consentservice.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes lists: every line is read, checked and stored in one transaction, or nothing of the list is. */
@ApplicationScoped
public class Imports {

    /** Lines in memory at a time. */
    private static final int AT_ONCE = 5_000;

    /** A list of a million people is staged in one transaction: half of it would be nothing. */
    private static final Duration STAGING = Duration.ofMinutes(15);

    private static final String COLUMNS = """
            id, phone_number_id, categories, file_name, actor, notice_id, notice_version, notice_hash, business_name,
            legal_basis, created_at, state, rows_total, rows_refused, rows_applied, rows_passed, finished_at
            """;

    private static final String ADD = """
            INSERT INTO contact_import (id, phone_number_id, categories, file_name, actor, notice_id, notice_version,
                notice_hash, business_name, legal_basis, created_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'APPLYING')
            """;

    private static final String STAGED = "UPDATE contact_import SET rows_total = ?, rows_refused = ? WHERE id = ?";

    private static final String FIND = "SELECT " + COLUMNS + " FROM contact_import WHERE id = ?";

    private static final String HOLD_NEXT = "SELECT " + COLUMNS + """
            FROM contact_import WHERE state = 'APPLYING' ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String MOVED = """
            UPDATE contact_import SET rows_applied = rows_applied + ?, rows_refused = rows_refused + ?, rows_passed = ?
            WHERE id = ?
            """;

    /** Lines that were erased meanwhile count as refused. */
    private static final String DONE = """
            UPDATE contact_import SET state = 'DONE', finished_at = ?, rows_refused = rows_total - rows_applied WHERE id = ?
            """;

    private final Publications publications;
    private final ImportRows rows;
    private final InstantSource clock;

    Imports(Publications publications, ImportRows rows, InstantSource clock) {
        this.publications = publications;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * How a list is to be understood.
     *
     * @param region country of phones without country code; null when all have one
     */
    record Order(
            String phoneNumberId,
            Set<ConsentCategory> categories,
            String fileName,
            String actor,
            Evidence.@Nullable Wording wording,
            @Nullable String legalBasis,
            @Nullable String region) {}

    /** Reads and stores a list; what it says is applied afterwards. */
    UUID stage(Order order, Path file) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return publications.inTransaction(STAGING, (connection, _) -> {
            add(connection, id, order);
            try (var list = ListReader.open(file, order.region(), clock.instant())) {
                var counts = store(connection, id, list);
                var repeats = rows.refuseRepeats(connection, id);
                Sql.update(connection, STAGED, counts[0], counts[1] + repeats, id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return id;
        });
    }

    /** A list and how far it got. */
    Optional<ContactImport> find(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, FIND, Imports::importOf, id);
    }

    /** The oldest list that is not done and that nobody else works on. */
    Optional<ContactImport> holdNext(Connection connection) throws SQLException {
        return Sql.first(connection, HOLD_NEXT, Imports::importOf);
    }

    /** Refuses lines that are not applied yet and name one of these phones, in any spelling; answers how many. */
    public int forget(Connection connection, Collection<String> waIds) throws SQLException {
        return rows.forget(
                connection,
                waIds.stream().flatMap(waId -> PhoneSpellings.of(waId).stream()).toList());
    }

    void moved(Connection connection, UUID id, long applied, long refused, long passed) throws SQLException {
        Sql.update(connection, MOVED, applied, refused, passed, id);
    }

    void done(Connection connection, UUID id) throws SQLException {
        Sql.update(connection, DONE, clock.instant(), id);
    }

    private long[] store(Connection connection, UUID id, ListReader list) throws SQLException, IOException {
        var total = 0L;
        var refused = 0L;
        var some = new ArrayList<ImportRow>(AT_ONCE);
        for (var row = list.next(); row != null; row = list.next()) {
            total++;
            refused += row.reason() == null ? 0 : 1;
            some.add(row);
            if (some.size() == AT_ONCE) {
                rows.add(connection, id, some);
                some.clear();
            }
        }
        rows.add(connection, id, some);
        return new long[] {total, refused};
    }

    private void add(Connection connection, UUID id, Order order) throws SQLException {
        var wording = order.wording();
        Sql.update(
                connection,
                ADD,
                id,
                order.phoneNumberId(),
                order.categories().stream().map(Enum::name).sorted().toList(),
                order.fileName(),
                order.actor(),
                wording == null ? null : wording.noticeId(),
                wording == null ? null : wording.version(),
                wording == null ? null : wording.hash(),
                wording == null ? null : wording.businessName(),
                order.legalBasis(),
                clock.instant());
    }

    private static ContactImport importOf(ResultSet row) throws SQLException {
        var noticeId = row.getString("notice_id");
        return new ContactImport(
                Sql.uuid(row, "id"),
                row.getString("phone_number_id"),
                Sql.words(row, "categories").stream()
                        .map(ConsentCategory::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("file_name"),
                row.getString("actor"),
                noticeId == null
                        ? null
                        : new Evidence.Wording(
                                noticeId,
                                row.getInt("notice_version"),
                                row.getString("notice_hash"),
                                row.getString("business_name")),
                row.getString("legal_basis"),
                Times.instant(row, "created_at"),
                row.getString("state"),
                row.getLong("rows_total"),
                row.getLong("rows_refused"),
                row.getLong("rows_applied"),
                row.getLong("rows_passed"),
                Times.instantOrNull(row, "finished_at"));
    }
}
