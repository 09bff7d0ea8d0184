package dev.switchboard.conversationservice.preview;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageChanged;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Leaves the first link of each new text for the worker: one statement a batch, and none where nobody sent a link. */
@ApplicationScoped
public class LinkRequests {

    /** What a message says that was taken back. */
    private static final MessageContent NOTHING = MessageContent.Text.of("");

    private static final String ASK = """
            INSERT INTO link_preview (message_id, url, asked_at, due_at)
            SELECT id, url, at, at FROM unnest(?, ?, ?) AS l (id, url, at)
            ON CONFLICT DO NOTHING
            """;

    private static final String FORGET_OTHERS = """
            DELETE FROM link_preview p USING unnest(?, ?) AS e (id, url)
            WHERE p.message_id = e.id AND p.url IS DISTINCT FROM e.url
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
            linkIn(content).ifPresent(url -> links.add(new Asked(id, url)));
        });
        if (!links.isEmpty()) {
            Columns.of(List.copyOf(links))
                    .uuid(Asked::messageId)
                    .text(Asked::url)
                    .instant(_ -> now)
                    .update(connection, ASK);
        }
    }

    /** After edits and revocations: a preview goes when its link went, and a link that is new is looked up. */
    public void askAgain(Connection connection, List<Announcement> changed, Instant now) throws SQLException {
        var contents = new LinkedHashMap<UUID, MessageContent>();
        for (var announcement : changed) {
            if (announcement.cloudEvent().event() instanceof MessageChanged change) {
                var content = change.content();
                contents.put(change.messageId(), content == null ? NOTHING : content);
            }
        }
        if (!contents.isEmpty()) {
            Columns.of(contents.entrySet())
                    .uuid(Map.Entry::getKey)
                    .text(edited -> linkIn(edited.getValue()).orElse(null))
                    .update(connection, FORGET_OTHERS);
            ask(connection, contents, now);
        }
    }

    private static Optional<String> linkIn(MessageContent content) {
        return content instanceof MessageContent.Text text
                ? FirstLink.in(text.body().value()).map(WebAddress::url)
                : Optional.empty();
    }

    private record Asked(UUID messageId, String url) {}
}
