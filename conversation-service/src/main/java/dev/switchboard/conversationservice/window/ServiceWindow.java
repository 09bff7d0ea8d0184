package dev.switchboard.conversationservice.window;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A window, to read. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ServiceWindow {

    @Id
    UUID conversationId;

    Instant expiresAt;

    @Nullable
    Instant closedAt;
}
