package dev.switchboard.conversationservice.contact;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact while a batch is worked out. Two of them may turn out to be one person later in the batch, so whoever keeps
 * one asks {@link #survivor()} at the end.
 */
public final class KnownContact {

    private final UUID id;
    private final String portfolio;
    private final Instant createdAt;
    private final boolean stored;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final Set<UUID> separatedFrom = new HashSet<>();
    private @Nullable PersonalDetail name;
    private @Nullable Instant namedAt;
    private boolean changed;
    private @Nullable KnownContact mergedInto;

    KnownContact(UUID id, String portfolio, Instant createdAt, boolean stored) {
        this.id = id;
        this.portfolio = portfolio;
        this.createdAt = createdAt;
        this.stored = stored;
        this.changed = !stored;
    }

    /** The contact that stands for this person after all merges. */
    public KnownContact survivor() {
        var contact = this;
        while (contact.mergedInto != null) {
            contact = contact.mergedInto;
        }
        return contact;
    }

    /** Our id. */
    public UUID id() {
        return id;
    }

    /** All that is known of it now, as events tell it. */
    public CustomerRef described() {
        return new CustomerRef(
                value(IdentifierKind.WA_ID),
                value(IdentifierKind.USER_ID),
                value(IdentifierKind.PARENT_USER_ID),
                value(IdentifierKind.USERNAME),
                name);
    }

    /** Whether it can be named at all: after a merge of ids that passed on, a contact may be left without any. */
    public boolean describable() {
        return value(IdentifierKind.WA_ID) != null || value(IdentifierKind.USER_ID) != null;
    }

    /** Whether the batch taught us something about it, or it is new. */
    public boolean changed() {
        return changed;
    }

    boolean stored() {
        return stored;
    }

    /** The business portfolio inside which its ids mean it. */
    public String portfolio() {
        return portfolio;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    PersonalDetail name() {
        return name;
    }

    @Nullable
    Instant namedAt() {
        return namedAt;
    }

    List<Identifier> identifiers() {
        return identifiers;
    }

    Optional<Identifier> active(IdentifierKind kind) {
        return identifiers.stream()
                .filter(identifier -> identifier.active() && identifier.key().kind() == kind)
                .findFirst();
    }

    void restoreName(@Nullable PersonalDetail storedName, @Nullable Instant storedNamedAt) {
        name = storedName;
        namedAt = storedNamedAt;
    }

    void rename(@Nullable PersonalDetail newName, Instant at) {
        if (newName != null && !newName.equals(name) && (namedAt == null || !at.isBefore(namedAt))) {
            name = newName;
            namedAt = at;
            changed = true;
        }
    }

    void markChanged() {
        changed = true;
    }

    /** Hands everything over to the one that remains; of two ids of a kind the newer one stays active. */
    List<MergedIdentifier> mergeInto(KnownContact survivor) {
        var changes = new ArrayList<MergedIdentifier>();
        for (var identifier : identifiers) {
            var theirs = identifier.active() ? survivor.active(identifier.key().kind()) : Optional.<Identifier>empty();
            var newer = theirs.filter(other -> other.activeFrom().isAfter(identifier.activeFrom()));
            if (newer.isPresent()) {
                identifier.retire(newer.get().activeFrom());
            } else {
                theirs.ifPresent(other -> {
                    other.retire(identifier.activeFrom());
                    changes.add(new MergedIdentifier(other.id(), false, other.retiredAt()));
                });
            }
            changes.add(new MergedIdentifier(identifier.id(), true, newer.isPresent() ? identifier.retiredAt() : null));
            survivor.identifiers.add(identifier);
        }
        identifiers.clear();
        survivor.separatedFrom.addAll(separatedFrom);
        if (namedAt != null) {
            survivor.rename(name, namedAt);
        }
        survivor.changed = true;
        mergedInto = survivor;
        return changes;
    }

    /** Whether Meta knows them by another user id now. */
    boolean hasOtherUserIdThan(IdentifierKey userKey) {
        return active(IdentifierKind.USER_ID)
                .filter(identifier -> !identifier.key().equals(userKey))
                .isPresent();
    }

    /** Whether an administrator said that these two are not one person. */
    boolean isSeparatedFrom(KnownContact other) {
        return separatedFrom.contains(other.id) || other.separatedFrom.contains(id);
    }

    void restoreSeparations(Collection<UUID> others) {
        separatedFrom.addAll(others);
    }

    private @Nullable PersonalDetail value(IdentifierKind kind) {
        return active(kind).map(identifier -> identifier.key().value()).orElse(null);
    }
}
