package dev.switchboard.conversationservice.window;

import dev.switchboard.conversationservice.Announcement;
import java.util.List;

/**
 * What became of a window.
 *
 * @param window as it is now
 * @param changed whether it has to be stored
 * @param announcements what the others must hear, in order
 */
public record WindowChange(WindowState window, boolean changed, List<Announcement> announcements) {

    public WindowChange {
        announcements = List.copyOf(announcements);
    }

    static WindowChange none(WindowState window) {
        return new WindowChange(window, false, List.of());
    }
}
