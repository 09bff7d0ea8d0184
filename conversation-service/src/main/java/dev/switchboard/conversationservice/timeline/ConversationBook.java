package dev.switchboard.conversationservice.timeline;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations that one batch touches; the rows of those that exist are held. */
public final class ConversationBook {

    private final Map<ThreadKey, Entry> entries = new LinkedHashMap<>();
    private final Map<UUID, Instant> newestMessages = new HashMap<>();

    void add(ThreadKey key, UUID id) {
        entries.put(key, new Entry(id, key, null));
    }

    /** The conversation of a key, where there is one already. */
    public @Nullable UUID find(ThreadKey key) {
        var entry = entries.get(key);
        return entry == null ? null : entry.id();
    }

    /** Starts a conversation that does not exist yet. */
    public UUID start(ThreadKey key, Instant at) {
        var entry = new Entry(UuidCreator.getTimeOrderedEpoch(), key, at);
        entries.put(key, entry);
        return entry.id();
    }

    /** A message of that time joined the conversation. */
    public void messageAt(UUID conversationId, Instant sentAt) {
        newestMessages.merge(conversationId, sentAt, (one, another) -> one.isAfter(another) ? one : another);
    }

    /** Every conversation of the batch that exists already. */
    public Set<UUID> ids() {
        return entries.values().stream().map(Entry::id).collect(Collectors.toSet());
    }

    List<Entry> started() {
        return entries.values().stream()
                .filter(entry -> entry.startedAt() != null)
                .toList();
    }

    Collection<Map.Entry<UUID, Instant>> newestMessages() {
        return newestMessages.entrySet();
    }

    /** One conversation; {@code startedAt} only when this batch starts it. */
    record Entry(UUID id, ThreadKey key, @Nullable Instant startedAt) {}
}
