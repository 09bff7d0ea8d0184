package dev.switchboard.conversationservice.interaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.conversationservice.Announcement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open interactions of the conversations that one batch touches. */
public final class InteractionBook {

    /** Type of every interaction here. */
    public static final String TYPE = "Messaging";

    /** Subtype of every interaction here. */
    public static final String SUBTYPE = "WhatsApp";

    /** Wrap-up code of an interaction that ended because its thread became part of another. */
    public static final String MERGED = "conversations_merged";

    /** Wrap-up code of an interaction that ended because its contact was erased. */
    public static final String ERASED = "contact_erased";

    private final Map<UUID, UUID> openByConversation;
    private final List<Opened> opened = new ArrayList<>();

    InteractionBook(Map<UUID, UUID> openByConversation) {
        this.openByConversation = openByConversation;
    }

    /** The open interaction of a conversation, where there is one. */
    public @Nullable UUID openIn(UUID conversationId) {
        return openByConversation.get(conversationId);
    }

    /** Opens one where none is open; answers what the others must hear then. */
    public Optional<Announcement> ensureOpen(
            UUID conversationId, InteractionOpened.OpenedBy openedBy, Instant at, @Nullable String traceparent) {
        if (openByConversation.containsKey(conversationId)) {
            return Optional.empty();
        }
        var interactionId = UuidCreator.getTimeOrderedEpoch();
        openByConversation.put(conversationId, interactionId);
        opened.add(new Opened(interactionId, conversationId, openedBy, at));
        return Optional.of(Announcement.of(
                CloudEvent.idOf(InteractionOpened.class, interactionId.toString()),
                conversationId,
                at,
                traceparent,
                new InteractionOpened(conversationId, interactionId, openedBy, at, TYPE, SUBTYPE)));
    }

    boolean bothOpen(UUID one, UUID another) {
        return openByConversation.containsKey(one) && openByConversation.containsKey(another);
    }

    List<Opened> opened() {
        return opened;
    }

    record Opened(UUID interactionId, UUID conversationId, InteractionOpened.OpenedBy openedBy, Instant openedAt) {}
}
