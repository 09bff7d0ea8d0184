package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.PersonalDetail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to us.
 *
 * @param contactId the contact that survived all merges
 * @param name the customer chose to show
 * @param contactIds all that turned out to be this person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Person(
        UUID contactId,
        @Nullable PersonalDetail name,
        Instant knownSince,
        List<UUID> contactIds,
        List<HeldIdentifier> identifiers,
        List<HeldMerge> merges) {

    Person {
        contactIds = List.copyOf(contactIds);
        identifiers = List.copyOf(identifiers);
        merges = List.copyOf(merges);
    }

    /** An id that Meta knows or knew them by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldIdentifier(
            String kind,
            PersonalDetail value,
            Instant activeFrom,
            @Nullable Instant retiredAt) {}

    /** Two contacts that turned out to be this person, and what proved it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldMerge(
            UUID survivingContactId,
            UUID mergedContactId,
            String evidence,
            Instant mergedAt,
            @Nullable Instant separatedAt) {}
}
