package dev.switchboard.consentservice.directory;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as we know it.
 *
 * @param waId phone
 * @param userId business-scoped user id
 * @param suppressed somebody who was erased came back
 * @param revision of the state published last
 */
public record Contact(
        UUID id,
        UUID survivorId,
        @Nullable PersonalDetail waId,
        @Nullable PersonalDetail userId,
        boolean suppressed,
        @Nullable Instant erasedAt,
        long revision) {

    /** As events name it; null when nothing is known by which it could be found. */
    public @Nullable CustomerRef customer() {
        return waId == null && userId == null ? null : new CustomerRef(waId, userId, null, null, null);
    }

    /** Whether it stands for itself. */
    public boolean standsForItself() {
        return id.equals(survivorId);
    }
}
