package dev.switchboard.conversationservice.contact;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who holds each id of a {@link ContactBook}, and who held it before. */
final class Holders {

    private final Map<IdentifierKey, Set<KnownContact>> holders = new HashMap<>();

    void add(IdentifierKey key, KnownContact contact) {
        holders.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(contact);
    }

    /** An id goes over to whoever its holder was merged into. */
    void pass(IdentifierKey key, KnownContact merged, KnownContact survivor) {
        var contacts = holders.computeIfAbsent(key, _ -> new LinkedHashSet<>());
        contacts.remove(merged);
        contacts.add(survivor);
    }

    /** Who holds an id now. */
    @Nullable
    KnownContact active(IdentifierKey key) {
        return all(key).stream()
                .filter(contact -> contact.identifiers().stream()
                        .anyMatch(identifier ->
                                identifier.active() && identifier.key().equals(key)))
                .findFirst()
                .orElse(null);
    }

    /** Who holds an id now, or else whoever held it. */
    @Nullable
    KnownContact any(IdentifierKey key) {
        var active = active(key);
        return active != null ? active : all(key).stream().findFirst().orElse(null);
    }

    /** Who held a phone at that moment: who has it now, unless it came to them later and somebody else had it before. */
    private @Nullable KnownContact at(IdentifierKey key, Instant at) {
        KnownContact now = null;
        KnownContact then = null;
        for (var contact : all(key)) {
            for (var identifier : contact.identifiers()) {
                if (!identifier.key().equals(key)) {
                    continue;
                }
                if (identifier.active()) {
                    now = contact;
                    then = identifier.activeFrom().isAfter(at) ? then : contact;
                } else if (identifier.heldAt(at) && then == null) {
                    then = contact;
                }
            }
        }
        return then != null ? then : now;
    }

    /** Who held a phone, however it is written. */
    @Nullable
    KnownContact ofPhone(IdentifierKey key, Instant at) {
        var holder = at(key, at);
        return holder != null
                ? holder
                : key.variants().stream()
                        .flatMap(variant -> Stream.ofNullable(at(variant, at)))
                        .findFirst()
                        .orElse(null);
    }

    /** Everybody who holds an id or held it. */
    Set<KnownContact> all(IdentifierKey key) {
        return holders.getOrDefault(key, Set.of());
    }
}
