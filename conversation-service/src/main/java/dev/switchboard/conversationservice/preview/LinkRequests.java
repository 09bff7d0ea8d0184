package dev.switchboard.conversationservice.preview;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.conversationservice.batch.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Leaves the first link of each new text for the worker: one statement a batch, and none where nobody sent a link. */
@ApplicationScoped
public class LinkRequests {

    private static final String ASK = """
            INSERT INTO link_preview (message_id, url, asked_at, due_at)
            SELECT id, url, at, at FROM unnest(?, ?, ?) AS l (id, url, at)
            """;

    private final PreviewConfig config;

    LinkRequests(PreviewConfig config) {
        this.config = config;
    }

    /** Asks for previews in the transaction that stores these messages. */
    public void ask(Connection connection, Map<UUID, MessageContent> messages, Instant now) throws SQLException {
        if (!config.enabled()) {
            return;
        }
        var links = new ArrayList<Asked>();
        messages.forEach((id, content) -> {
            if (content instanceof MessageContent.Text text) {
                FirstLink.in(text.body().value()).ifPresent(link -> links.add(new Asked(id, link.url())));
            }
        });
        if (!links.isEmpty()) {
            Columns.of(List.copyOf(links))
                    .uuid(Asked::messageId)
                    .text(Asked::url)
                    .instant(_ -> now)
                    .update(connection, ASK);
        }
    }

    private record Asked(UUID messageId, String url) {}
}
