package dev.switchboard.conversationservice.status;

import dev.switchboard.conversationservice.window.ServiceWindows;
import dev.switchboard.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens and closes {@link ProgressBook}s: the rows of messages and windows that a batch of facts may change. */
@ApplicationScoped
class Progress {

    private final TrackedMessages messages;
    private final ServiceWindows windows;
    private final MeterRegistry meters;

    Progress(TrackedMessages messages, ServiceWindows windows, MeterRegistry meters) {
        this.messages = messages;
        this.windows = windows;
        this.meters = meters;
    }

    ProgressBook open(Connection connection, Collection<UUID> ids, Collection<String> wamids, Instant now)
            throws SQLException {
        var found = messages.lock(connection, ids, wamids);
        return new ProgressBook(found, windows.lock(connection, conversationsOf(found)), now);
    }

    void save(Connection connection, ProgressBook book, Outbox outbox) throws SQLException {
        messages.save(connection, book.messages());
        windows.save(connection, book.windows());
        for (var announcement : book.announcements()) {
            announcement.addTo(outbox);
            meters.counter(
                            "switchboard.conversation.progress",
                            "outcome",
                            announcement.cloudEvent().type())
                    .increment();
        }
    }

    private static List<UUID> conversationsOf(Collection<TrackedMessage> messages) {
        return messages.stream().map(TrackedMessage::conversationId).distinct().toList();
    }
}
