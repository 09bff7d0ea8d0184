package dev.switchboard.conversationservice.command;

import dev.switchboard.conversationservice.interaction.Interactions;
import dev.switchboard.conversationservice.preview.LinkRequests;
import dev.switchboard.conversationservice.status.Outcomes;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.MessageRows;
import dev.switchboard.conversationservice.timeline.NewMessage;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Stores wishes as messages, starts the conversations that they need, and says what follows. */
@ApplicationScoped
class TimelineEntries {

    private final Conversations conversations;
    private final Interactions interactions;
    private final MessageRows messages;
    private final LinkRequests links;
    private final Outcomes outcomes;

    TimelineEntries(
            Conversations conversations,
            Interactions interactions,
            MessageRows messages,
            LinkRequests links,
            Outcomes outcomes) {
        this.conversations = conversations;
        this.interactions = interactions;
        this.messages = messages;
        this.links = links;
        this.outcomes = outcomes;
    }

    /** Enters wishes whose contacts are stored; answers the messages, in their order. */
    List<NewMessage> enter(Connection connection, List<Wish> wishes, Instant now, Outbox outbox) throws SQLException {
        var threads =
                conversations.lock(connection, wishes.stream().map(Wish::thread).toList());
        var quoted = wishes.stream()
                .map(Wish::quotedWamid)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var page = new CommandPage(
                threads, interactions.open(connection, threads.ids()), messages.find(connection, quoted), now);
        for (var wish : wishes) {
            page.enter(wish);
        }
        conversations.start(connection, threads);
        interactions.save(connection, page.interactions());
        messages.insert(connection, page.messages());
        links.ask(connection, page.contents(), now);
        conversations.touch(connection, threads);
        page.announcements().forEach(announcement -> announcement.addTo(outbox));
        outcomes.applyParked(
                connection, page.messages().stream().map(NewMessage::id).toList(), now, outbox);
        return List.copyOf(page.messages());
    }
}
