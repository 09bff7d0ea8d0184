package dev.switchboard.conversationservice.timeline;

import dev.switchboard.contracts.CustomerText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The previews that are there, to show. */
@ApplicationScoped
class LinkPreviews {

    private static final String FIND = """
            SELECT message_id, url, title, description, site_name, image_url
            FROM link_preview WHERE message_id = ANY (?) AND due_at IS NULL
            """;

    private final DataSource dataSource;

    LinkPreviews(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Previews by message. */
    Map<UUID, LinkPreviewView> of(Collection<UUID> messageIds) {
        var found = new HashMap<UUID, LinkPreviewView>();
        if (messageIds.isEmpty()) {
            return found;
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject("message_id", UUID.class),
                            new LinkPreviewView(
                                    rows.getString("url"),
                                    words(rows.getString("title")),
                                    words(rows.getString("description")),
                                    words(rows.getString("site_name")),
                                    rows.getString("image_url")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("previews cannot be read", e);
        }
        return found;
    }

    private static @Nullable CustomerText words(@Nullable String text) {
        return text == null ? null : new CustomerText(text);
    }
}
