package dev.switchboard.consentservice.hold;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Holds in the database. Whoever changes one, or acts on there being none, holds the row of the contact. */
@ApplicationScoped
public class LegalHolds {

    private static final String STANDS = "SELECT held(?) AS held";

    private static final String OF_CONTACT = """
            SELECT h.id, h.contact_id, h.kind, h.reason, h.placed_by, h.placed_at, h.lifted_by, h.lifted_at, h.lift_reason
            FROM legal_hold h JOIN contact c ON c.id = h.contact_id
            WHERE c.id = ? OR (c.survivor_id = ? AND c.survivor_id <> c.id)
            ORDER BY h.placed_at, h.id
            """;

    private static final String PLACE = """
            INSERT INTO legal_hold (id, contact_id, kind, reason, placed_by, placed_at) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String LIFT = """
            UPDATE legal_hold SET lifted_by = ?, lifted_at = ?, lift_reason = ?
            WHERE lifted_at IS NULL AND kind = ?
              AND contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            """;

    /** Who does something about a hold, and why. */
    record Act(String reason, String by) {}

    /** Whether a hold of any kind stands on a contact or on one that was merged with it. */
    public boolean stands(Connection connection, UUID contactId) throws SQLException {
        return Sql.first(connection, STANDS, row -> row.getBoolean("held"), contactId)
                .orElseThrow();
    }

    /** Every hold that ever stood on a contact that stands for itself, oldest first. */
    public List<LegalHold> of(Connection connection, UUID survivorId) throws SQLException {
        return Sql.query(connection, OF_CONTACT, LegalHolds::holdOf, survivorId, survivorId);
    }

    /** Places one on the contact that was named, with which it goes when a merge is taken back. */
    void place(Connection connection, UUID contactId, LegalHold.Kind kind, Act act, Instant now) throws SQLException {
        Sql.update(connection, PLACE, UuidCreator.getTimeOrderedEpoch(), contactId, kind, act.reason(), act.by(), now);
    }

    /** Lifts what stands of a kind on a contact; answers how many holds. */
    int lift(Connection connection, UUID survivorId, LegalHold.Kind kind, Act act, Instant now) throws SQLException {
        return Sql.update(connection, LIFT, act.by(), now, act.reason(), kind, survivorId, survivorId);
    }

    private static LegalHold holdOf(ResultSet row) throws SQLException {
        return new LegalHold(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "contact_id"),
                LegalHold.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("placed_by"),
                Times.instant(row, "placed_at"),
                row.getString("lifted_by"),
                Times.instantOrNull(row, "lifted_at"),
                row.getString("lift_reason"));
    }
}
