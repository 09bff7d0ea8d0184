package dev.switchboard.conversationservice.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.conversationservice.contact.ContactMerges;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge as the API shows it.
 *
 * @param evidence same_message, same_status, number_changed or user_id_changed
 * @param reversible whether it can be undone now: it holds, and is the newest of its contact
 * @param separatedAt when it was undone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MergeView(
        UUID id,
        UUID survivingContactId,
        UUID mergedContactId,
        String evidence,
        Instant mergedAt,
        boolean reversible,
        @Nullable Instant separatedAt,
        @Nullable String separatedBy,
        @Nullable String reason) {

    static MergeView of(ContactMerges.Merge merge) {
        return new MergeView(
                merge.id(),
                merge.survivingContactId(),
                merge.mergedContactId(),
                merge.evidence(),
                merge.mergedAt(),
                merge.reversible() && merge.latest(),
                merge.separatedAt(),
                merge.separatedBy(),
                merge.separationReason());
    }
}
