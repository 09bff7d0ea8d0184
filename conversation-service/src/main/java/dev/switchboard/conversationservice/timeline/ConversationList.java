package dev.switchboard.conversationservice.timeline;

import dev.switchboard.conversationservice.contact.ContactDirectory;
import dev.switchboard.conversationservice.window.WindowView;
import dev.switchboard.conversationservice.window.WindowWatch;
import dev.switchboard.rows.Storable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads conversations, newest activity first. */
@ApplicationScoped
public class ConversationList implements PanacheRepositoryBase<Conversation, UUID> {

    /** One look, so that a conversation that is being joined to another meanwhile is found as either. */
    private static final String HOME =
            "conversationId = (select coalesce(c.mergedInto, c.id) from Conversation c where c.id = ?1)";

    private static final String NEWEST_FIRST = " order by lastMessageAt desc, conversationId desc";

    private final Activities activities;
    private final ContactDirectory contacts;
    private final WindowWatch windows;
    private final ReadPositions positions;

    ConversationList(Activities activities, ContactDirectory contacts, WindowWatch windows, ReadPositions positions) {
        this.activities = activities;
        this.contacts = contacts;
        this.windows = windows;
        this.positions = positions;
    }

    /** A page of conversations, of one business number where one is given. */
    @Transactional
    Page<ConversationView> page(PageRequest request, @Nullable String phoneNumberId) {
        var where = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (phoneNumberId != null && !phoneNumberId.isEmpty()) {
            where.add("phoneNumberId = :phoneNumberId");
            parameters.put("phoneNumberId", Storable.text(phoneNumberId));
        }
        request.cursor().ifPresent(cursor -> {
            where.add("(lastMessageAt, conversationId) < (:at, :id)");
            parameters.put("at", cursor.at());
            parameters.put("id", UUID.fromString(cursor.tie()));
        });
        var condition = where.isEmpty() ? "1 = 1" : String.join(" and ", where);
        var found = activities
                .find(condition + NEWEST_FIRST, parameters)
                .range(0, request.limit())
                .list();
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        var next = found.size() > request.limit() ? after(shown.getLast()) : null;
        return new Page<>(views(shown), next, null);
    }

    /** One conversation; the one it became part of, where two were joined. */
    @Transactional
    public Optional<ConversationView> view(UUID id) {
        return activities
                .find(HOME, id)
                .firstResultOptional()
                .map(activity -> views(List.of(activity)).getFirst());
    }

    private List<ConversationView> views(List<ConversationActivity> listed) {
        var ids = listed.stream().map(activity -> activity.conversationId).toList();
        var conversations = (ids.isEmpty() ? List.<Conversation>of() : list("id in ?1", ids))
                .stream().collect(Collectors.toMap(conversation -> conversation.id, Function.identity()));
        var contactViews = contacts.views(conversations.values().stream()
                .map(conversation -> conversation.contactId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var windowViews = windows.views(ids);
        var read = positions.find(ids);
        return listed.stream()
                .map(activity -> {
                    var conversation = Objects.requireNonNull(conversations.get(activity.conversationId));
                    return new ConversationView(
                            conversation.id,
                            conversation.phoneNumberId,
                            conversation.contactId == null ? null : contactViews.get(conversation.contactId),
                            conversation.groupId,
                            conversation.startedAt,
                            activity.lastMessageAt,
                            windowViews.getOrDefault(conversation.id, WindowView.NEVER_OPENED),
                            read.get(conversation.id));
                })
                .toList();
    }

    private static String after(ConversationActivity activity) {
        return new Cursor(Cursor.Way.OLDER, activity.lastMessageAt, activity.conversationId.toString()).encoded();
    }

    /** Activities, to read. */
    @ApplicationScoped
    static class Activities implements PanacheRepositoryBase<ConversationActivity, UUID> {}
}
