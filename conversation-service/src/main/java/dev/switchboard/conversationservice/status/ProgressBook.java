package dev.switchboard.conversationservice.status;

import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.window.WindowBook;
import dev.switchboard.conversationservice.window.WindowRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that one batch of facts is about, and what follows from the facts. */
final class ProgressBook {

    private final Map<UUID, TrackedMessage> byId = new HashMap<>();
    private final Map<String, TrackedMessage> byWamid = new HashMap<>();
    private final WindowBook windows;
    private final List<Announcement> announcements = new ArrayList<>();
    private final Instant now;

    ProgressBook(Collection<TrackedMessage> messages, WindowBook windows, Instant now) {
        this.windows = windows;
        this.now = now;
        for (var message : messages) {
            byId.put(message.id(), message);
            var wamid = message.wamid();
            if (wamid != null) {
                byWamid.put(wamid, message);
            }
        }
    }

    @Nullable
    TrackedMessage byId(UUID id) {
        return byId.get(id);
    }

    @Nullable
    TrackedMessage byWamid(String wamid) {
        return byWamid.get(wamid);
    }

    /** Notes Meta's id of a message, unless another row has it: an echo may have been faster. */
    void name(TrackedMessage message, String wamid) {
        if (!byWamid.containsKey(wamid)) {
            message.acceptedAs(wamid);
            byWamid.put(wamid, message);
        }
    }

    void learn(TrackedMessage message, Fact fact, @Nullable String traceparent) {
        message.learn(fact, traceparent).ifPresent(announcements::add);
        if (fact instanceof Fact.Failed failed
                && failed.error() != null
                && failed.error().code() == WindowRules.CLOSED_BY_META) {
            announcements.addAll(windows.closedByMeta(message.conversationId(), message.sentAt(), now));
        }
    }

    Collection<TrackedMessage> messages() {
        return byId.values();
    }

    WindowBook windows() {
        return windows;
    }

    List<Announcement> announcements() {
        return announcements;
    }
}
