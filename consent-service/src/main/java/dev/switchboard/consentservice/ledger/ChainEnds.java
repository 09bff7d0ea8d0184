package dev.switchboard.consentservice.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the chains of some contacts end. */
public final class ChainEnds {

    private final Map<UUID, End> ends = new HashMap<>();

    /**
     * One end.
     *
     * @param length how many entries there are
     * @param hash chain hash of the newest; null when there is none
     * @param eventId the newest; null when there is none
     */
    public record End(
            long length, @Nullable String hash, @Nullable UUID eventId) {}

    /** Notes an end as it is stored. */
    public void put(UUID contactId, End end) {
        ends.put(contactId, end);
    }

    /** Where the chain of a contact ends now. */
    public End of(UUID contactId) {
        return Objects.requireNonNull(ends.get(contactId), "contact is not held");
    }

    LedgerEntry next(Fact fact, Instant recordedAt, @Nullable String privateHash) {
        var end = of(fact.contactId());
        return new LedgerEntry(
                fact, fact.contactId(), end.length() + 1, recordedAt, privateHash, end.eventId(), end.hash());
    }

    void moveTo(LedgerEntry entry, String hash) {
        ends.put(entry.contactId(), new End(entry.place(), hash, entry.fact().eventId()));
    }
}
