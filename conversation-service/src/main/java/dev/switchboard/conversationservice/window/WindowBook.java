package dev.switchboard.conversationservice.window;

import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.conversationservice.Announcement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The windows that one batch touches, worked out in memory and written back as a whole. */
public final class WindowBook {

    private final WindowRules rules;
    private final Map<UUID, WindowState> windows = new HashMap<>();
    private final Map<UUID, WindowState> changed = new LinkedHashMap<>();

    WindowBook(WindowRules rules, Collection<WindowState> stored) {
        this.rules = rules;
        stored.forEach(window -> windows.put(window.conversationId(), window));
    }

    /** The customer did something at that moment; answers what the others must hear. */
    public List<Announcement> activity(
            UUID conversationId, String phoneNumberId, Instant at, Instant now, @Nullable String traceparent) {
        return apply(
                rules.afterActivity(windows.get(conversationId), conversationId, phoneNumberId, at, now, traceparent));
    }

    /**
     * The customer did something that adds no message, such as calling. A message tells itself until when the window is
     * open; here an event has to, also where the window only goes on.
     */
    public List<Announcement> silentActivity(
            UUID conversationId, String phoneNumberId, Instant at, Instant now, @Nullable String traceparent) {
        var before = windows.get(conversationId);
        var told = activity(conversationId, phoneNumberId, at, now, traceparent);
        var window = windows.get(conversationId);
        if (window == null || window.equals(before) || !told.isEmpty() || !window.openAt(now)) {
            return told;
        }
        return List.of(WindowRules.goesOn(window, traceparent));
    }

    /** Meta refused an answer that was asked for at that moment, because the window is closed. */
    public List<Announcement> closedByMeta(UUID conversationId, Instant answeredAt, Instant now) {
        var current = windows.get(conversationId);
        return current == null ? List.of() : apply(rules.closedByMeta(current, answeredAt, now));
    }

    /**
     * A thread was joined to another: its window goes on there when it lasts longer, and is watched no more itself.
     *
     * @return what the others must hear: until when the window that remains is open, where that changed
     */
    public List<Announcement> join(UUID survivor, UUID merged, Instant now) {
        var theirs = windows.get(merged);
        if (theirs == null) {
            return List.of();
        }
        put(theirs.closed(theirs.expiresAt()));
        var ours = windows.get(survivor);
        var moved = theirs.movedTo(survivor);
        if (ours != null && !ours.expiresAt().isBefore(moved.expiresAt())) {
            return List.of();
        }
        put(moved);
        return moved.openAt(now) ? List.of(WindowRules.opened(moved, null)) : List.of();
    }

    /**
     * A thread was parted from another: its window follows from what the customer did in it, and from nothing else.
     *
     * @param lastActivityAt of the messages that the thread holds now; null when the customer never wrote in it
     */
    public List<Announcement> restart(
            UUID conversationId, String phoneNumberId, @Nullable Instant lastActivityAt, Instant now) {
        var current = windows.get(conversationId);
        if (current != null && current.openAt(now) && current.lastActivityAt().equals(lastActivityAt)) {
            return List.of();
        }
        var announcements = new ArrayList<Announcement>();
        if (current != null && current.openAt(now)) {
            var closed = current.closed(now);
            put(closed);
            announcements.add(WindowRules.closed(closed, now, WindowClosed.Cause.OTHER));
        }
        if (lastActivityAt != null && now.isBefore(lastActivityAt.plus(WindowRules.LENGTH))) {
            announcements.addAll(apply(rules.restarted(conversationId, phoneNumberId, lastActivityAt, now)));
        }
        return announcements;
    }

    /** The window of a conversation, where it ever had one. */
    public @Nullable WindowState of(UUID conversationId) {
        return windows.get(conversationId);
    }

    Collection<WindowState> changed() {
        return changed.values();
    }

    private List<Announcement> apply(WindowChange change) {
        if (change.changed()) {
            put(change.window());
        }
        return change.announcements();
    }

    private void put(WindowState window) {
        windows.put(window.conversationId(), window);
        changed.put(window.conversationId(), window);
    }
}
