package dev.switchboard.consentservice.optin;

import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Double opt-ins in the database; whoever ends one holds its row. */
@ApplicationScoped
class OptInRequests {

    private static final String COLUMNS = """
            d.id, d.contact_id, d.phone_number_id, d.categories, d.state, d.locale, d.requested_at, d.expires_at,
            d.question_id, d.asked_at, d.notice_id, d.notice_version, d.notice_hash, d.business_name
            """;

    /** Everybody who stands for one of these contacts or was merged into who does. */
    private static final String PEOPLE = """
            SELECT survivor_id FROM contact WHERE id = ANY (?)
            UNION SELECT merged.id FROM contact one
            JOIN contact merged ON merged.survivor_id = one.survivor_id AND merged.survivor_id <> merged.id
            WHERE one.id = ANY (?)
            """;

    private static final String WAITING = "SELECT " + COLUMNS + """
            FROM double_opt_in d
            WHERE d.state = 'WAITING' AND d.phone_number_id = ? AND d.contact_id IN (%s)
            ORDER BY d.requested_at DESC FOR UPDATE OF d
            """.formatted(PEOPLE);

    private static final String UNASKED = "SELECT " + COLUMNS + """
            FROM double_opt_in d
            WHERE d.state = 'WAITING' AND d.question_id IS NULL AND d.expires_at > ? AND d.contact_id IN (%s)
            ORDER BY d.requested_at FOR UPDATE OF d
            """.formatted(PEOPLE);

    private static final String ASKED = """
            UPDATE double_opt_in SET question_id = ?, asked_at = ?, notice_id = ?, notice_version = ?, notice_hash = ?,
                business_name = ?
            WHERE id = ?
            """;

    private static final String DUE = "SELECT " + COLUMNS + """
            FROM double_opt_in d WHERE d.state = 'WAITING' AND d.expires_at <= ?
            ORDER BY d.expires_at LIMIT ? FOR UPDATE OF d SKIP LOCKED
            """;

    private static final String ADD = """
            INSERT INTO double_opt_in (id, contact_id, phone_number_id, categories, state, locale, requested_at,
                expires_at, question_id, asked_at, notice_id, notice_version, notice_hash, business_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String END = "UPDATE double_opt_in SET state = ? WHERE id = ANY (?)";

    private static final String OF_CONTACT = "SELECT " + COLUMNS + """
            FROM double_opt_in d
            WHERE d.contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            ORDER BY d.requested_at, d.id
            """;

    private static final String FORGET = """
            DELETE FROM double_opt_in
            WHERE contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            """;

    /** Everything that a contact that stands for itself was asked, oldest first. */
    List<OptInRequest> of(Connection connection, UUID survivorId) throws SQLException {
        return Sql.query(connection, OF_CONTACT, OptInRequests::requestOf, survivorId, survivorId);
    }

    /** Forgets them. */
    int forget(Connection connection, UUID survivorId) throws SQLException {
        return Sql.update(connection, FORGET, survivorId, survivorId);
    }

    /** Those of a contact and a number that wait, newest first, held. */
    List<OptInRequest> holdWaiting(Connection connection, UUID contactId, String phoneNumberId) throws SQLException {
        var contact = List.of(contactId);
        return Sql.query(connection, WAITING, OptInRequests::requestOf, phoneNumberId, contact, contact);
    }

    /** Those of these contacts that wait to be asked, oldest first, held. */
    List<OptInRequest> holdUnasked(Connection connection, Collection<UUID> contactIds, Instant now)
            throws SQLException {
        return contactIds.isEmpty()
                ? List.of()
                : Sql.query(connection, UNASKED, OptInRequests::requestOf, now, contactIds, contactIds);
    }

    /** Those whose time is over, held. */
    List<OptInRequest> holdDue(Connection connection, Instant now, int limit) throws SQLException {
        return Sql.query(connection, DUE, OptInRequests::requestOf, now, limit);
    }

    void add(Connection connection, OptInRequest request) throws SQLException {
        var wording = request.wording();
        Sql.update(
                connection,
                ADD,
                request.id(),
                request.contactId(),
                request.phoneNumberId(),
                request.categories().stream().map(Enum::name).sorted().toList(),
                request.state(),
                request.locale(),
                request.requestedAt(),
                request.expiresAt(),
                request.questionId(),
                request.askedAt(),
                wording == null ? null : wording.noticeId(),
                wording == null ? null : wording.version(),
                wording == null ? null : wording.hash(),
                wording == null ? null : wording.businessName());
    }

    void asked(Connection connection, OptInRequest request) throws SQLException {
        var wording = Objects.requireNonNull(request.wording(), "our question at least");
        Sql.update(
                connection,
                ASKED,
                request.questionId(),
                request.askedAt(),
                wording.noticeId(),
                wording.version(),
                wording.hash(),
                wording.businessName(),
                request.id());
    }

    void end(Connection connection, List<OptInRequest> requests, OptInRequest.State state) throws SQLException {
        if (!requests.isEmpty()) {
            Sql.update(
                    connection,
                    END,
                    state,
                    requests.stream().map(OptInRequest::id).toList());
        }
    }

    private static OptInRequest requestOf(ResultSet row) throws SQLException {
        var noticeId = row.getString("notice_id");
        return new OptInRequest(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "contact_id"),
                row.getString("phone_number_id"),
                Sql.words(row, "categories").stream()
                        .map(ConsentCategory::valueOf)
                        .collect(Collectors.toSet()),
                OptInRequest.State.valueOf(row.getString("state")),
                row.getString("locale"),
                Times.instant(row, "requested_at"),
                Times.instant(row, "expires_at"),
                row.getObject("question_id", UUID.class),
                Times.instantOrNull(row, "asked_at"),
                noticeId == null
                        ? null
                        : new Evidence.Wording(
                                noticeId,
                                row.getInt("notice_version"),
                                row.getString("notice_hash"),
                                row.getString("business_name")));
    }
}
