package dev.switchboard.conversationservice.window;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.conversation.WindowClosing;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.conversationservice.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How windows open, go on and close: a pure function of what is known, what happened and what time it is.
 *
 * <p>A window is open for 24 h from the customer's own time of the newest thing they did. It is only ever extended, but
 * for Meta closing it with 131047; after that only something newer opens it again. Every change has an event whose id
 * follows from the conversation and the expiry, so that a repeat is the same event.
 */
public final class WindowRules {

    /** How long a customer may be answered freely. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** Meta's error code for an answer outside the window. */
    public static final int CLOSED_BY_META = 131047;

    private final List<Duration> marks;

    /** Takes the marks at which little is left of a window, in any order. */
    WindowRules(Collection<Duration> marks) {
        this.marks = marks.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /**
     * The customer did something.
     *
     * @param current the window so far; null when there never was one
     * @param at the customer's own time, not later than now
     */
    WindowChange afterActivity(
            @Nullable WindowState current,
            UUID conversationId,
            String phoneNumberId,
            Instant at,
            Instant now,
            @Nullable String traceparent) {
        var expires = at.plus(LENGTH);
        var over = !now.isBefore(expires);
        if (current == null) {
            return over
                    ? new WindowChange(
                            new WindowState(conversationId, phoneNumberId, at, at, expires, expires, null),
                            true,
                            List.of())
                    : opened(conversationId, phoneNumberId, at, List.of(), traceparent);
        }
        if (!at.isAfter(current.lastActivityAt())) {
            return WindowChange.none(current);
        }
        var closedAt = current.closedAt();
        if (closedAt == null && !at.isAfter(current.expiresAt())) {
            return new WindowChange(current.extended(at, firstDue(expires)), true, List.of());
        }
        if (over || (closedAt != null && current.closedByMeta() && !at.isAfter(closedAt))) {
            return WindowChange.none(current);
        }
        var before = closedAt == null
                ? List.of(closed(current, current.expiresAt(), WindowClosed.Cause.EXPIRED))
                : List.<Announcement>of();
        return opened(conversationId, phoneNumberId, at, before, traceparent);
    }

    /** Time went by. */
    WindowChange afterTime(WindowState current, Instant now) {
        var due = current.nextDueAt();
        if (due == null || due.isAfter(now)) {
            return WindowChange.none(current);
        }
        var expires = current.expiresAt();
        if (!now.isBefore(expires)) {
            return new WindowChange(
                    current.closed(expires), true, List.of(closed(current, expires, WindowClosed.Cause.EXPIRED)));
        }
        var announcements = new ArrayList<Announcement>();
        var next = expires;
        for (var mark : marks) {
            var markAt = expires.minus(mark);
            if (markAt.isAfter(now)) {
                next = markAt;
                break;
            }
            if (!markAt.isBefore(due)) {
                announcements.add(closing(current, mark, markAt));
            }
        }
        return new WindowChange(current.due(next), true, announcements);
    }

    /**
     * Meta refused a free-form answer because the window is closed. It counts as closed since that answer was asked for,
     * not since we heard of the refusal: messages come on another lane and may be later than the news.
     *
     * @param answeredAt when that answer was asked for: what the customer did since then still counts
     */
    WindowChange closedByMeta(WindowState current, Instant answeredAt, Instant now) {
        if (!current.openAt(now) || answeredAt.isBefore(current.lastActivityAt())) {
            return WindowChange.none(current);
        }
        return new WindowChange(
                current.closed(answeredAt),
                true,
                List.of(closed(current, answeredAt, WindowClosed.Cause.CLOSED_BY_META)));
    }

    /** Says that a window is open, and until when. */
    static Announcement opened(WindowState window, @Nullable String traceparent) {
        return opened(window, window.openedAt(), traceparent);
    }

    private static Announcement opened(WindowState window, Instant by, @Nullable String traceparent) {
        var id = window.conversationId();
        return Announcement.of(
                CloudEvent.idOf(
                        WindowOpened.class, id.toString(), window.expiresAt().toString()),
                id,
                by,
                traceparent,
                new WindowOpened(id, window.phoneNumberId(), by, window.expiresAt()));
    }

    /** Says that an open window lasts longer than was known, for what the customer did last. */
    static Announcement goesOn(WindowState window, @Nullable String traceparent) {
        return opened(window, window.lastActivityAt(), traceparent);
    }

    /** Opens a window again that others may have heard of before; so its event has an id of its own. */
    WindowChange restarted(UUID conversationId, String phoneNumberId, Instant at, Instant now) {
        var expires = at.plus(LENGTH);
        var window = new WindowState(conversationId, phoneNumberId, at, at, expires, null, firstDue(expires));
        var id = CloudEvent.idOf(
                WindowOpened.class, conversationId.toString(), expires.toString(), "restarted", now.toString());
        var opened = Announcement.of(
                id, conversationId, now, null, new WindowOpened(conversationId, phoneNumberId, at, expires));
        return new WindowChange(window, true, List.of(opened));
    }

    private WindowChange opened(
            UUID conversationId,
            String phoneNumberId,
            Instant at,
            List<Announcement> before,
            @Nullable String traceparent) {
        var expires = at.plus(LENGTH);
        var announcements = new ArrayList<>(before);
        var window = new WindowState(conversationId, phoneNumberId, at, at, expires, null, firstDue(expires));
        announcements.add(opened(window, traceparent));
        return new WindowChange(window, true, announcements);
    }

    private Instant firstDue(Instant expires) {
        return marks.isEmpty() ? expires : expires.minus(marks.getFirst());
    }

    private static Announcement closing(WindowState window, Duration mark, Instant markAt) {
        var id = window.conversationId();
        return Announcement.of(
                CloudEvent.idOf(
                        WindowClosing.class, id.toString(), window.expiresAt().toString(), mark.toString()),
                id,
                markAt,
                null,
                new WindowClosing(id, window.phoneNumberId(), window.expiresAt(), mark));
    }

    static Announcement closed(WindowState window, Instant at, WindowClosed.Cause cause) {
        var id = window.conversationId();
        return Announcement.of(
                CloudEvent.idOf(WindowClosed.class, id.toString(), at.toString()),
                id,
                at,
                null,
                new WindowClosed(id, window.phoneNumberId(), at, cause));
    }
}
