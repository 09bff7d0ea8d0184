package dev.switchboard.conversationservice.contact;

/**
 * Two stored contacts that turned out to be one person.
 *
 * @param survivor the one that remains, at the moment of the merge; it may be merged on later
 * @param merged the one whose ids, conversations and messages go over to it
 * @param evidence what proves it: same_message, number_changed or user_id_changed
 * @param eventId ce_id of the event that proves it
 */
public record ContactMerge(KnownContact survivor, KnownContact merged, String evidence, String eventId) {}
