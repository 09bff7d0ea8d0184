package dev.switchboard.conversationservice.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a conversation from its beginning to its end, page by page. */
@ApplicationScoped
public class TimelineWalk {

    private static final int PAGE = 200;
    private static final Cursor BEGINNING = new Cursor(Cursor.Way.NEWER, Instant.EPOCH, "0");

    private final Timeline timeline;

    TimelineWalk(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Takes some messages, oldest first. */
    @FunctionalInterface
    public interface Reader {
        void read(List<MessageView> messages) throws IOException;
    }

    /** All messages, oldest first; each page is read by itself, and nothing is held in between. */
    public void oldestFirst(UUID conversationId, Reader reader) throws IOException {
        var cursor = BEGINNING;
        while (true) {
            var page = timeline.page(conversationId, new PageRequest(PAGE, Optional.of(cursor)));
            if (page.items().isEmpty()) {
                return;
            }
            reader.read(page.items().reversed());
            var next = page.previous() == null ? Optional.<Cursor>empty() : Cursor.decoded(page.previous());
            if (next.isEmpty()) {
                return;
            }
            cursor = next.get();
        }
    }
}
