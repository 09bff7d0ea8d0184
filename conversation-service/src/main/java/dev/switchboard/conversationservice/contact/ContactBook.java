package dev.switchboard.conversationservice.contact;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who the customers of one batch are. It holds every contact that the ids of the batch may mean, works event by event in
 * memory, and is written back as a whole.
 *
 * <p>The rules: a user id belongs to one person for good. A phone belongs to whoever holds it at the message's own time;
 * when a message shows it beside the user id of somebody else, it has passed on. A message that names both ids of what
 * so far were two contacts, of which the phone's has no user id, proves that they are one person; so does a change of
 * number or user id, whether it comes before or after the first message from the new id. News older than what is known
 * becomes history and changes nothing.
 */
public final class ContactBook {

    private final Holders holders = new Holders();
    private final Map<UUID, KnownContact> contacts = new LinkedHashMap<>();
    private final List<ContactMerge> merges = new ArrayList<>();
    private final Supplier<UUID> ids;

    ContactBook(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** Adds a stored contact with its identifiers. */
    void add(KnownContact contact, Collection<Identifier> identifiers) {
        contacts.put(contact.id(), contact);
        for (var identifier : identifiers) {
            hold(contact, identifier);
        }
    }

    /**
     * Who wrote this; a new contact when nobody is known by these ids.
     *
     * @param at the message's own time
     * @param eventId ce_id, kept as evidence when the message proves that two contacts are one
     */
    public KnownContact resolve(String portfolio, CustomerRef customer, Instant at, String eventId) {
        return resolve(portfolio, customer, at, eventId, true, ids);
    }

    /** Whom the business wrote to by other means; their phone stays the one that they wrote from, should they have one. */
    public KnownContact resolveAddressee(String portfolio, CustomerRef customer, Instant at, String eventId) {
        return resolve(portfolio, customer, at, eventId, false, ids);
    }

    /**
     * Whom somebody asks to write to; a new contact when nobody is known by these ids. A wish proves nothing: nobody is joined
     * because of it, and nobody's ids change.
     */
    public KnownContact resolveRecipient(String portfolio, CustomerRef customer, Instant at) {
        var userKey = IdentifierKey.key(portfolio, IdentifierKind.USER_ID, customer.userId());
        var phoneKey = IdentifierKey.key(portfolio, IdentifierKind.WA_ID, customer.waId());
        var byUserId = userKey == null ? null : holders.any(userKey);
        if (byUserId != null) {
            return byUserId;
        }
        var byPhone = phoneKey == null ? null : holders.ofPhone(phoneKey, at);
        if (byPhone != null && (userKey == null || !byPhone.hasOtherUserIdThan(userKey))) {
            return byPhone;
        }
        var contact = create(ids.get(), portfolio, at);
        for (var key : IdentifierKey.of(portfolio, customer)) {
            if (holders.active(key) == null) {
                learn(contact, key, at);
            }
        }
        return contact;
    }

    /** Somebody who became known elsewhere, under an id proposed there; whoever is known by these ids keeps theirs. */
    public KnownContact introduce(UUID proposed, String portfolio, CustomerRef customer, Instant at, String eventId) {
        var taken = contacts.get(proposed);
        return taken != null ? taken.survivor() : resolve(portfolio, customer, at, eventId, false, () -> proposed);
    }

    private KnownContact resolve(
            String portfolio, CustomerRef customer, Instant at, String eventId, boolean ownPhone, Supplier<UUID> id) {
        var found = find(portfolio, customer, at, new Evidence("same_message", eventId));
        var contact = found.orElseGet(() -> create(id.get(), portfolio, at));
        for (var key : IdentifierKey.of(portfolio, customer)) {
            if (ownPhone || !hasPhoneAlready(contact, key)) {
                learn(contact, key, at);
            }
        }
        contact.rename(customer.profileName(), at);
        return contact;
    }

    /**
     * A status says by which ids Meta knows somebody whom we wrote to: the user id of a phone is first learnt so. It says
     * nothing about a contact that is known by another user id; then the phone may have passed on.
     *
     * @param contactId the contact that the message went to
     */
    public void learnOf(UUID contactId, String portfolio, CustomerRef customer, Instant at, String eventId) {
        var known = contacts.get(contactId);
        var userKey = IdentifierKey.key(portfolio, IdentifierKind.USER_ID, customer.userId());
        if (known == null || userKey == null || known.survivor().hasOtherUserIdThan(userKey)) {
            return;
        }
        var contact = known.survivor();
        var holder = holders.any(userKey);
        if (holder != null && holder != contact) {
            if (contact.isSeparatedFrom(holder)) {
                return;
            }
            contact = merge(contact, holder, new Evidence("same_status", eventId));
        }
        for (var key : IdentifierKey.of(portfolio, customer)) {
            if (!hasPhoneAlready(contact, key)) {
                learn(contact, key, at);
            }
        }
    }

    /** A contact that the book was opened at. */
    public @Nullable KnownContact find(UUID id) {
        return contacts.get(id);
    }

    /** Moves a person on to new ids, joining whoever is already known by them. */
    public void changeIdentity(String portfolio, CustomerIdentityChanged change, Instant at, String eventId) {
        var newIds = IdentifierKey.ofNewIds(portfolio, change);
        if (newIds.stream().noneMatch(ContactBook::findable)) {
            return;
        }
        var evidence = new Evidence(change.newWaId() == null ? "user_id_changed" : "number_changed", eventId);
        var contact =
                find(portfolio, change.customer(), at, evidence).orElseGet(() -> create(ids.get(), portfolio, at));
        for (var key : IdentifierKey.of(portfolio, change.customer())) {
            var replaced = newIds.stream().anyMatch(newKey -> newKey.kind() == key.kind() && !newKey.equals(key));
            if (replaced) {
                retire(contact, key, at);
            }
        }
        for (var key : newIds) {
            var holder = findable(key) ? holders.active(key) : null;
            if (holder != null
                    && holder != contact
                    && !isSomebodyElse(holder, newIds)
                    && !contact.isSeparatedFrom(holder)) {
                contact = merge(contact, holder, evidence);
            }
            learn(contact, key, at);
        }
    }

    /** The merges of stored contacts, in the order in which they happened. */
    public List<ContactMerge> merges() {
        return Collections.unmodifiableList(merges);
    }

    /** All contacts that remain. */
    public List<KnownContact> remaining() {
        return contacts.values().stream()
                .filter(contact -> contact.survivor() == contact)
                .toList();
    }

    private Optional<KnownContact> find(String portfolio, CustomerRef customer, Instant at, Evidence evidence) {
        var userKey = IdentifierKey.key(portfolio, IdentifierKind.USER_ID, customer.userId());
        var phoneKey = IdentifierKey.key(portfolio, IdentifierKind.WA_ID, customer.waId());
        var byUserId = userKey == null ? null : holders.any(userKey);
        var byPhone = phoneKey == null ? null : holders.ofPhone(phoneKey, at);
        if (byPhone != null && byPhone != byUserId && userKey != null && byPhone.hasOtherUserIdThan(userKey)) {
            byPhone = null;
        }
        if (byUserId != null && byPhone != null && byUserId != byPhone && !byUserId.isSeparatedFrom(byPhone)) {
            return Optional.of(merge(byUserId, byPhone, evidence));
        }
        return Optional.ofNullable(byUserId != null ? byUserId : byPhone);
    }

    private void learn(KnownContact contact, IdentifierKey key, Instant at) {
        var mine = contact.identifiers().stream()
                .filter(identifier -> identifier.key().equals(key))
                .toList();
        if (mine.stream().anyMatch(identifier -> identifier.active() || identifier.heldAt(at))) {
            return;
        }
        var current = contact.active(key.kind());
        var other = holders.active(key);
        var theirs = other == null ? Optional.<Identifier>empty() : other.active(key.kind());
        var learned = Identifier.learned(ids.get(), key, at);
        var newer = current.filter(identifier -> identifier.activeFrom().isAfter(at))
                .or(() -> theirs.filter(identifier -> identifier.activeFrom().isAfter(at)));
        if (newer.isPresent()) {
            learned.retire(newer.get().activeFrom());
        } else {
            current.ifPresent(identifier -> identifier.retire(at));
            if (other != null && theirs.isPresent()) {
                theirs.get().retire(at);
                other.markChanged();
            }
        }
        hold(contact, learned);
        contact.markChanged();
    }

    private void retire(KnownContact contact, IdentifierKey key, Instant at) {
        var held = contact.identifiers().stream()
                .filter(identifier -> identifier.key().equals(key))
                .toList();
        if (held.isEmpty()) {
            var history = Identifier.learned(ids.get(), key, at);
            history.retire(at);
            hold(contact, history);
        } else if (held.stream().anyMatch(Identifier::active)) {
            held.forEach(identifier -> identifier.retire(at));
            contact.markChanged();
        }
    }

    private KnownContact merge(KnownContact one, KnownContact another, Evidence evidence) {
        var oneIsOlder =
                one.stored() == another.stored() ? !one.createdAt().isAfter(another.createdAt()) : one.stored();
        var survivor = oneIsOlder ? one : another;
        var merged = oneIsOlder ? another : one;
        for (var identifier : merged.identifiers()) {
            holders.pass(identifier.key(), merged, survivor);
        }
        var changes = merged.mergeInto(survivor);
        if (merged.stored()) {
            merges.add(new ContactMerge(ids.get(), survivor, merged, evidence.what(), evidence.eventId(), changes));
        }
        return survivor;
    }

    private KnownContact create(UUID id, String portfolio, Instant at) {
        var contact = new KnownContact(id, portfolio, at, false);
        contacts.put(contact.id(), contact);
        return contact;
    }

    private void hold(KnownContact contact, Identifier identifier) {
        contact.identifiers().add(identifier);
        holders.add(identifier.key(), contact);
    }

    private static boolean hasPhoneAlready(KnownContact contact, IdentifierKey key) {
        return key.kind() == IdentifierKind.WA_ID
                && contact.active(IdentifierKind.WA_ID).isPresent();
    }

    /** Whether the holder of a new phone has a user id that is not the one this change speaks of. */
    private static boolean isSomebodyElse(KnownContact holder, List<IdentifierKey> newIds) {
        var userKey = newIds.stream()
                .filter(key -> key.kind() == IdentifierKind.USER_ID)
                .findFirst();
        return userKey.isPresent() && holder.hasOtherUserIdThan(userKey.get());
    }

    private static boolean findable(IdentifierKey key) {
        return key.kind() == IdentifierKind.WA_ID || key.kind() == IdentifierKind.USER_ID;
    }

    private record Evidence(String what, String eventId) {}
}
