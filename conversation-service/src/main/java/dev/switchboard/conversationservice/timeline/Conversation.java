package dev.switchboard.conversationservice.timeline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A conversation, to read. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class Conversation {

    @Id
    UUID id;

    String phoneNumberId;

    @Nullable
    UUID contactId;

    @Nullable
    String groupId;

    Instant startedAt;

    @Nullable
    UUID mergedInto;
}
