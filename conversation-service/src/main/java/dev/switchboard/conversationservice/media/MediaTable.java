package dev.switchboard.conversationservice.media;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files in the database. Whoever fetches one claims its row for a while; only the last claim may write how it ended. */
@ApplicationScoped
public class MediaTable {

    /** How long an address that comes with a message is worth a try; Meta lets it live five minutes. */
    private static final Duration LINK_LIVES = Duration.ofMinutes(4);

    private static final String EXPECT = """
            INSERT INTO media (id, message_id, meta_id, link, link_until, kind, told_mime_type, told_sha256, told_file_name,
                requested_at, expires_at, due_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLAIM = """
            UPDATE media d SET claim = gen_random_uuid(), due_at = ?, attempts = d.attempts + 1
            FROM (SELECT id FROM media WHERE due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) AS due,
                message m JOIN conversation c ON c.id = m.conversation_id
            WHERE d.id = due.id AND m.id = d.message_id
            RETURNING d.id, d.message_id, d.claim, c.phone_number_id, d.kind, d.meta_id, d.link, d.link_until,
                d.told_mime_type, d.told_sha256, d.told_file_name, d.expires_at, d.round, d.attempts
            """;

    private static final String STORED = """
            UPDATE media SET state = 'STORED', due_at = NULL, claim = NULL, reason = NULL, failed_at = NULL,
                stored_at = ?, mime_type = ?, size_bytes = ?, sha256 = ?, file_name = ?, thumbnail_type = ?
            WHERE id = ? AND claim = ?
            """;

    private static final String FAILED = """
            UPDATE media SET state = CASE WHEN ?::timestamptz IS NULL THEN 'UNAVAILABLE' ELSE 'PENDING' END,
                due_at = ?, claim = NULL, reason = ?, failed_at = ?
            WHERE id = ? AND claim = ?
            """;

    private static final String BEGIN_ANEW = """
            UPDATE media SET state = 'PENDING', due_at = ?, claim = NULL,
                requested_at = CASE state WHEN 'UNAVAILABLE' THEN ? ELSE requested_at END,
                attempts = CASE state WHEN 'UNAVAILABLE' THEN 0 ELSE attempts END,
                round = CASE state WHEN 'UNAVAILABLE' THEN round + 1 ELSE round END
            WHERE id = ? AND state <> 'STORED' AND claim IS NULL
            """;

    private static final String CONVERSATION = "SELECT conversation_id FROM message WHERE id = ? FOR SHARE";

    private static final String BACKLOG =
            "SELECT count(*) AS waiting, min(requested_at) AS oldest FROM media WHERE due_at IS NOT NULL";

    private final MediaConfig config;

    MediaTable(MediaConfig config) {
        this.config = config;
    }

    /**
     * Files that wait.
     *
     * @param oldest since when the first of them does
     */
    record Backlog(long waiting, @Nullable Instant oldest) {}

    /** Notes that these files are to be fetched, at once. Those that are noted already stay as they are. */
    public void expect(Connection connection, Collection<ExpectedMedia> files) throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        Columns.of(files)
                .uuid(_ -> UuidCreator.getTimeOrderedEpoch())
                .uuid(ExpectedMedia::messageId)
                .text(expected -> expected.file().mediaId())
                .text(expected -> expected.file().link())
                .instant(expected -> expected.file().link() == null
                        ? null
                        : expected.toldAt().plus(LINK_LIVES))
                .text(expected -> expected.file().kind().name())
                .text(expected -> expected.file().mimeType())
                .text(expected -> expected.file().sha256())
                .text(ExpectedMedia::fileName)
                .instant(ExpectedMedia::toldAt)
                .instant(expected -> expected.toldAt().plus(config.kept()))
                .instant(ExpectedMedia::toldAt)
                .update(connection, EXPECT);
    }

    /** Claims files that are due, each until {@code until}: then another may claim it. */
    List<DueMedia> claim(Connection connection, Instant now, Instant until, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, Times.utc(until));
            statement.setObject(2, Times.utc(now));
            statement.setInt(3, limit);
            var claimed = new ArrayList<DueMedia>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(dueMediaOf(rows));
                }
            }
            return claimed;
        }
    }

    /** The conversation in which a message lies, and stays until the transaction ends. */
    UUID conversationOf(Connection connection, UUID messageId) throws SQLException {
        try (var statement = connection.prepareStatement(CONVERSATION)) {
            statement.setObject(1, messageId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("a file has no message");
                }
                return rows.getObject(1, UUID.class);
            }
        }
    }

    /** Notes that the bytes are in the store; false when another claimed the file meanwhile. */
    boolean stored(Connection connection, DueMedia due, StoredFile file, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(STORED)) {
            statement.setObject(1, Times.utc(now));
            statement.setString(2, file.mimeType());
            statement.setLong(3, file.sizeBytes());
            statement.setString(4, file.sha256());
            statement.setString(5, file.fileName());
            statement.setString(6, file.thumbnailType());
            statement.setObject(7, due.id());
            statement.setObject(8, due.claim());
            return statement.executeUpdate() == 1;
        }
    }

    /** Notes why an attempt failed and when the next is, if ever; false when another claimed the file meanwhile. */
    boolean failed(Connection connection, DueMedia due, FailureReason reason, @Nullable Instant nextAt, Instant now)
            throws SQLException {
        var next = nextAt == null ? null : Times.utc(nextAt);
        try (var statement = connection.prepareStatement(FAILED)) {
            statement.setObject(1, next);
            statement.setObject(2, next);
            statement.setString(3, reason.code());
            statement.setObject(4, Times.utc(now));
            statement.setObject(5, due.id());
            statement.setObject(6, due.claim());
            return statement.executeUpdate() == 1;
        }
    }

    /** Makes a file that is neither stored nor being fetched due at once; one that was given up starts from the beginning. */
    void beginAnew(Connection connection, UUID id, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN_ANEW)) {
            statement.setObject(1, Times.utc(now));
            statement.setObject(2, Times.utc(now));
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    Backlog backlog(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BACKLOG);
                var rows = statement.executeQuery()) {
            rows.next();
            return new Backlog(rows.getLong("waiting"), Times.instantOrNull(rows, "oldest"));
        }
    }

    private static DueMedia dueMediaOf(ResultSet row) throws SQLException {
        return new DueMedia(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getString("phone_number_id"),
                MediaKind.valueOf(row.getString("kind")),
                row.getString("meta_id"),
                row.getString("link"),
                Times.instantOrNull(row, "link_until"),
                row.getString("told_mime_type"),
                row.getString("told_sha256"),
                row.getString("told_file_name"),
                Times.instant(row, "expires_at"),
                row.getInt("round"),
                row.getInt("attempts"));
    }
}
