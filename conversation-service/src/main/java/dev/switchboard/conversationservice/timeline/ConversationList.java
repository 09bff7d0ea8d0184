package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.contact.ContactDirectory;
import dev.switchboard.conversationservice.window.WindowView;
import dev.switchboard.conversationservice.window.WindowWatch;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads conversations, newest activity first. */
@ApplicationScoped
public class ConversationList implements PanacheRepositoryBase<Conversation, UUID> {

    private static final String NEWEST_FIRST = " order by lastMessageAt desc, id desc";

    private final ContactDirectory contacts;
    private final WindowWatch windows;

    ConversationList(ContactDirectory contacts, WindowWatch windows) {
        this.contacts = contacts;
        this.windows = windows;
    }

    /** A page of conversations, of one business number where one is given. */
    @Transactional
    Page<ConversationView> page(PageRequest request, @Nullable String phoneNumberId) {
        var where = new StringBuilder("mergedInto is null");
        var parameters = new HashMap<String, Object>();
        if (phoneNumberId != null && !phoneNumberId.isEmpty()) {
            where.append(" and phoneNumberId = :phoneNumberId");
            parameters.put("phoneNumberId", phoneNumberId);
        }
        request.cursor().ifPresent(cursor -> {
            where.append(" and (lastMessageAt, id) < (:at, :id)");
            parameters.put("at", cursor.at());
            parameters.put("id", UUID.fromString(cursor.tie()));
        });
        var found =
                find(where + NEWEST_FIRST, parameters).range(0, request.limit()).list();
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        var next = found.size() > request.limit() ? after(shown.getLast()) : null;
        return new Page<>(views(shown), next, null);
    }

    /** One conversation; the one it became part of, where two were joined. */
    @Transactional
    public Optional<ConversationView> view(UUID id) {
        return current(id).map(conversation -> views(List.of(conversation)).getFirst());
    }

    /** Follows a conversation that was joined to another. */
    Optional<Conversation> current(UUID id) {
        return findByIdOptional(id)
                .flatMap(found -> found.mergedInto == null ? Optional.of(found) : findByIdOptional(found.mergedInto));
    }

    private List<ConversationView> views(List<Conversation> conversations) {
        var contactViews = contacts.views(conversations.stream()
                .map(conversation -> conversation.contactId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var windowViews = windows.views(
                conversations.stream().map(conversation -> conversation.id).toList());
        return conversations.stream()
                .map(conversation -> new ConversationView(
                        conversation.id,
                        conversation.phoneNumberId,
                        conversation.contactId == null ? null : contactViews.get(conversation.contactId),
                        conversation.groupId,
                        conversation.startedAt,
                        conversation.lastMessageAt,
                        windowViews.getOrDefault(conversation.id, WindowView.NEVER_OPENED)))
                .toList();
    }

    private static String after(Conversation conversation) {
        return new Cursor(Cursor.Way.OLDER, conversation.lastMessageAt, conversation.id.toString()).encoded();
    }
}
