package dev.switchboard.consentservice.notice;

import dev.switchboard.consentservice.ledger.Canonical;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Wordings that people were shown; a version never changes. */
@ApplicationScoped
public class Notices {

    private static final String ADD = """
            INSERT INTO notice (notice_id, version, locale, wording, wording_hash, business_name, created_at, created_by)
            SELECT ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ? FROM notice WHERE notice_id = ?
            RETURNING notice_id, version, locale, wording, wording_hash, business_name, created_at, created_by
            """;

    private static final String ALL = """
            SELECT notice_id, version, locale, wording, wording_hash, business_name, created_at, created_by
            FROM notice WHERE notice_id = ? ORDER BY version
            """;

    private static final String VERSION = """
            SELECT notice_id, version, locale, wording, wording_hash, business_name, created_at, created_by
            FROM notice WHERE notice_id = ? AND version = ?
            """;

    private static final String HASH = """
            SELECT wording_hash, business_name FROM notice WHERE notice_id = ? AND version = ?
            """;

    private final DataSource database;
    private final Publications publications;
    private final InstantSource clock;

    Notices(DataSource database, Publications publications, InstantSource clock) {
        this.database = database;
        this.publications = publications;
        this.clock = clock;
    }

    /** One version of a wording. */
    public record Notice(
            String noticeId,
            int version,
            String locale,
            String wording,
            String sha256,
            String businessName,
            Instant createdAt,
            String createdBy) {}

    /** The wording of a version; null where none is named. A version that does not exist is a problem. */
    public Evidence.@Nullable Wording required(@Nullable String noticeId, @Nullable Integer version)
            throws SQLException {
        if (noticeId == null && version == null) {
            return null;
        }
        var id = Checks.words("noticeId", noticeId, 100);
        int number = Checks.required("noticeVersion", version);
        try (var connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            HASH,
                            row -> new Evidence.Wording(
                                    id, number, row.getString("wording_hash"), row.getString("business_name")),
                            id,
                            number)
                    .orElseThrow(() -> ProblemCode.UNKNOWN_NOTICE.because("store the wording first, then name it"));
        }
    }

    /** The language of a wording that is known. */
    public String localeOf(Evidence.Wording wording) throws SQLException {
        try (var connection = database.getConnection()) {
            return version(connection, wording.noticeId(), wording.version())
                    .orElseThrow()
                    .locale();
        }
    }

    Notice add(String id, String locale, String wording, String businessName, String by) {
        return publications.inTransaction((connection, _) -> Sql.first(
                        connection,
                        ADD,
                        Notices::noticeOf,
                        id,
                        locale,
                        wording,
                        Canonical.sha256(wording),
                        businessName,
                        clock.instant(),
                        by,
                        id)
                .orElseThrow());
    }

    /** A version as it was shown; empty when it is not known. */
    public Optional<Notice> version(Connection connection, String id, int version) throws SQLException {
        return Sql.first(connection, VERSION, Notices::noticeOf, id, version);
    }

    List<Notice> all(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.query(connection, ALL, Notices::noticeOf, id);
        }
    }

    private static Notice noticeOf(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("notice_id"),
                row.getInt("version"),
                row.getString("locale"),
                row.getString("wording"),
                row.getString("wording_hash"),
                row.getString("business_name"),
                Times.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
