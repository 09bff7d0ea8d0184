package dev.switchboard.conversationservice.contact;

import java.util.List;
import java.util.UUID;

/**
 * Two stored contacts that turned out to be one person.
 *
 * @param id ours, under which it can be undone
 * @param survivor the one that remains, at the moment of the merge; it may be merged on later
 * @param merged the one whose ids, conversations and messages go over to it
 * @param evidence what proves it: same_message, same_status, number_changed or user_id_changed
 * @param eventId ce_id of the event that proves it
 * @param identifiers what it did to identifiers
 */
public record ContactMerge(
        UUID id,
        KnownContact survivor,
        KnownContact merged,
        String evidence,
        String eventId,
        List<MergedIdentifier> identifiers) {

    public ContactMerge {
        identifiers = List.copyOf(identifiers);
    }
}
