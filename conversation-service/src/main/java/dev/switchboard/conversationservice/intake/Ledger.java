package dev.switchboard.conversationservice.intake;

import dev.switchboard.conversationservice.interaction.Interactions;
import dev.switchboard.conversationservice.media.MediaTable;
import dev.switchboard.conversationservice.preview.LinkRequests;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.MessageChanges;
import dev.switchboard.conversationservice.timeline.MessageRows;
import dev.switchboard.conversationservice.window.ServiceWindows;
import dev.switchboard.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enters the deeds of a batch into conversations, with one statement a table. */
@ApplicationScoped
class Ledger {

    private final Conversations conversations;
    private final ServiceWindows windows;
    private final Interactions interactions;
    private final MessageRows messages;
    private final MessageChanges changes;
    private final LinkRequests links;
    private final MediaTable media;
    private final MeterRegistry meters;

    Ledger(
            Conversations conversations,
            ServiceWindows windows,
            Interactions interactions,
            MessageRows messages,
            MessageChanges changes,
            LinkRequests links,
            MediaTable media,
            MeterRegistry meters) {
        this.conversations = conversations;
        this.windows = windows;
        this.interactions = interactions;
        this.messages = messages;
        this.changes = changes;
        this.links = links;
        this.media = media;
        this.meters = meters;
    }

    /** Those of these messages that are stored already. */
    Set<String> known(Connection connection, Collection<String> wamids) throws SQLException {
        var known = messages.find(connection, wamids).keySet();
        meters.counter("switchboard.conversation.messages", "outcome", "duplicate")
                .increment(known.size());
        return known;
    }

    void enter(Connection connection, List<Deed> deeds, Instant now, Outbox outbox) throws SQLException {
        if (deeds.isEmpty()) {
            return;
        }
        var threads =
                conversations.lock(connection, deeds.stream().map(Deed::thread).toList());
        var existing = threads.ids();
        var quoted = deeds.stream()
                .map(Ledger::quotedWamid)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var page = new LedgerPage(
                threads,
                windows.lock(connection, existing),
                interactions.open(connection, existing),
                messages.find(connection, quoted),
                now);
        deeds.forEach(page::enter);

        conversations.start(connection, threads);
        interactions.save(connection, page.interactions());
        messages.insert(connection, page.messages());
        links.ask(connection, page.contents(), now);
        media.expect(connection, page.media());
        changes.park(connection, page.changes(), now);
        var changed = changes.applyTo(connection, page.changeable());
        links.askAgain(connection, changed, now);
        windows.save(connection, page.windows());
        conversations.touch(connection, threads);
        page.announcements().forEach(announcement -> announcement.addTo(outbox));
        changed.forEach(announcement -> announcement.addTo(outbox));
        meters.counter("switchboard.conversation.messages", "outcome", "stored")
                .increment(page.messages().size());
    }

    private static @Nullable String quotedWamid(Deed deed) {
        return switch (deed) {
            case Deed.Wrote wrote -> wrote.quotedWamid();
            case Deed.WasWrittenTo echo -> echo.quotedWamid();
            case Deed.Changed _, Deed.Called _ -> null;
        };
    }
}
