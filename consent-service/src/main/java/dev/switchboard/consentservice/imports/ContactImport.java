package dev.switchboard.consentservice.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of people that is taken over, and how far that got.
 *
 * @param actor who brought it
 * @param wording what these people were shown; without it nothing of the list allows anything
 * @param state APPLYING or DONE
 * @param total lines of data
 * @param refused lines that were not taken
 * @param applied lines that were written down
 * @param passed number of the last line that was looked at to be written down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactImport(
        UUID id,
        String phoneNumberId,
        Set<ConsentCategory> categories,
        String fileName,
        String actor,
        Evidence.@Nullable Wording wording,
        @Nullable String legalBasis,
        Instant createdAt,
        String state,
        long total,
        long refused,
        long applied,
        @JsonIgnore long passed,
        @Nullable Instant finishedAt) {

    public ContactImport {
        categories = Set.copyOf(categories);
    }
}
