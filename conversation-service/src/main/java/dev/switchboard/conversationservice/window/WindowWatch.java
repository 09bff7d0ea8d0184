package dev.switchboard.conversationservice.window;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks windows up. A window whose time is over is closed, whether or not the sweep has said so. */
@ApplicationScoped
public class WindowWatch implements PanacheRepositoryBase<ServiceWindow, UUID> {

    private final InstantSource clock;

    WindowWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** The windows of these conversations, by conversation; those that never had one are missing. */
    public Map<UUID, WindowView> views(Collection<UUID> conversationIds) {
        if (conversationIds.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        return list("conversationId in ?1", conversationIds).stream()
                .collect(Collectors.toMap(
                        window -> window.conversationId,
                        window -> new WindowView(
                                window.closedAt == null && now.isBefore(window.expiresAt), window.expiresAt)));
    }

    /** The window of one conversation now. */
    public WindowView view(UUID conversationId) {
        return views(List.of(conversationId)).getOrDefault(conversationId, WindowView.NEVER_OPENED);
    }
}
