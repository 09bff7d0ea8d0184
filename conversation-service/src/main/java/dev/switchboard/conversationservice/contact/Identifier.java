package dev.switchboard.conversationservice.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One id that a contact holds or held, while a batch is worked out. */
final class Identifier {

    private final UUID id;
    private final IdentifierKey key;
    private final Instant activeFrom;
    private final boolean stored;
    private @Nullable Instant retiredAt;
    private boolean retiredNow;

    private Identifier(UUID id, IdentifierKey key, Instant activeFrom, @Nullable Instant retiredAt, boolean stored) {
        this.id = id;
        this.key = key;
        this.activeFrom = activeFrom;
        this.retiredAt = retiredAt;
        this.stored = stored;
    }

    static Identifier stored(UUID id, IdentifierKey key, Instant activeFrom, @Nullable Instant retiredAt) {
        return new Identifier(id, key, activeFrom, retiredAt, true);
    }

    static Identifier learned(UUID id, IdentifierKey key, Instant activeFrom) {
        return new Identifier(id, key, activeFrom, null, false);
    }

    void retire(Instant at) {
        if (retiredAt == null) {
            retiredAt = at.isBefore(activeFrom) ? activeFrom : at;
            retiredNow = stored;
        }
    }

    UUID id() {
        return id;
    }

    IdentifierKey key() {
        return key;
    }

    Instant activeFrom() {
        return activeFrom;
    }

    @Nullable
    Instant retiredAt() {
        return retiredAt;
    }

    boolean active() {
        return retiredAt == null;
    }

    /** Whether the database knows it. */
    boolean stored() {
        return stored;
    }

    /** Whether the database still holds it as active. */
    boolean retiredNow() {
        return retiredNow;
    }

    /** Whether it was this contact's at that moment, as far as we knew it then or learned since. */
    boolean heldAt(Instant at) {
        var end = retiredAt;
        return end == null || at.isBefore(end);
    }
}
