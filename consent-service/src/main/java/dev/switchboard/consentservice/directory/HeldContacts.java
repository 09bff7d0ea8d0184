package dev.switchboard.consentservice.directory;

import dev.switchboard.consentservice.ledger.ChainEnds;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Contacts whose rows are locked: only the holder adds to their chains and changes their states.
 *
 * @param survivors who stands for each id that was asked for
 * @param contacts those who stand for themselves
 * @param ends where their chains end
 */
public record HeldContacts(Map<UUID, UUID> survivors, Map<UUID, Contact> contacts, ChainEnds ends) {

    /** Who stands for a contact that was asked for. */
    public UUID survivorOf(UUID contactId) {
        return Objects.requireNonNull(survivors.get(contactId), "contact is not held");
    }

    /** A contact that stands for itself. */
    public Contact contact(UUID survivorId) {
        return Objects.requireNonNull(contacts.get(survivorId), "contact is not held");
    }
}
