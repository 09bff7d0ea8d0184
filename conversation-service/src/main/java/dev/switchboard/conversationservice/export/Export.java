package dev.switchboard.conversationservice.export;

import dev.switchboard.conversationservice.media.FileLinks;
import dev.switchboard.conversationservice.timeline.MessageView;
import dev.switchboard.conversationservice.timeline.Timeline;
import dev.switchboard.conversationservice.timeline.TimelineWalk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all that is held of a person, some messages at a time, so that any number of them fits. */
@ApplicationScoped
class Export {

    private final HeldThreads threads;
    private final TimelineWalk walk;
    private final Timeline timeline;
    private final FileLinks links;

    Export(HeldThreads threads, TimelineWalk walk, Timeline timeline, FileLinks links) {
        this.threads = threads;
        this.walk = walk;
        this.timeline = timeline;
        this.links = links;
    }

    /**
     * Writes everything.
     *
     * @param base what links to files begin with, where the settings do not say
     */
    void write(Person person, URI base, Sink sink) throws IOException {
        try {
            sink.person(person);
            for (var conversation : threads.of(person)) {
                sink.conversation(conversation);
                walk.oldestFirst(conversation.id(), page -> messages(page, base, sink));
                sink.endOfConversation();
            }
            sink.groups();
            for (var one : threads.inGroups(person)) {
                var found = timeline.view(one.conversationId(), one.messageId());
                if (found.isPresent()) {
                    messages(List.of(found.get()), base, sink);
                }
            }
            sink.end();
        } catch (SQLException e) {
            throw new IOException("an export cannot be read to its end", e);
        }
    }

    private void messages(List<MessageView> page, URI base, Sink sink) throws IOException {
        try {
            var earlier = threads.earlier(page.stream().map(MessageView::id).toList());
            for (var message : page) {
                var media = message.media();
                var link = media == null || media.links() == null
                        ? null
                        : links.longest(media.id(), base).url();
                sink.message(new HeldMessage(message, link, earlier.getOrDefault(message.id(), new ArrayList<>())));
            }
        } catch (SQLException e) {
            throw new IOException("an export cannot be read to its end", e);
        }
    }
}
