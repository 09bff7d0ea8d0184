package dev.switchboard.conversationservice.media;

import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks files up, and has those that were given up fetched again. */
@ApplicationScoped
public class MediaCatalogue {

    private static final String COLUMNS = """
            id, message_id, state, reason, failed_at, mime_type, size_bytes, sha256, file_name, thumbnail_type FROM media
            """;

    /** The newest of each message: an edit may have brought another. */
    private static final String OF_MESSAGES = "SELECT DISTINCT ON (message_id) " + COLUMNS + """
            WHERE message_id = ANY (?) ORDER BY message_id, id DESC
            """;

    private static final String ONE = "SELECT " + COLUMNS + " WHERE id = ?";

    private final DataSource dataSource;
    private final MediaTable table;
    private final Publications transactions;
    private final InstantSource clock;

    MediaCatalogue(DataSource dataSource, MediaTable table, Publications transactions, InstantSource clock) {
        this.dataSource = dataSource;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The files of these messages, by message; most have none. */
    public Map<UUID, MediaView> ofMessages(Collection<UUID> messageIds) {
        if (messageIds.isEmpty()) {
            return Map.of();
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(OF_MESSAGES)) {
            statement.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            return read(statement).stream().collect(Collectors.toMap(KnownMedia::messageId, MediaView::of));
        } catch (SQLException e) {
            throw new IllegalStateException("the files of messages cannot be read", e);
        }
    }

    /** One file. */
    Optional<KnownMedia> find(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("a file cannot be looked up", e);
        }
    }

    /** Has a file fetched at once, unless it is stored or being fetched. */
    void fetchAgain(UUID id) {
        transactions.inTransaction((connection, _) -> {
            table.beginAnew(connection, id, clock.instant());
            return true;
        });
    }

    private static List<KnownMedia> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<KnownMedia>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mediaOf(rows));
            }
        }
        return found;
    }

    private static KnownMedia mediaOf(ResultSet row) throws SQLException {
        var state = row.getString("state").toLowerCase(Locale.ROOT);
        var file = state.equals("stored")
                ? new StoredFile(
                        row.getString("mime_type"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getString("file_name"),
                        row.getString("thumbnail_type"))
                : null;
        return new KnownMedia(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                state,
                row.getString("reason"),
                Times.instantOrNull(row, "failed_at"),
                file);
    }
}
