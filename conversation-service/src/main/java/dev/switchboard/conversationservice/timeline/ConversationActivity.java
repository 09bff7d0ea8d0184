package dev.switchboard.conversationservice.timeline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** When a conversation was last active, to read. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ConversationActivity {

    @Id
    UUID conversationId;

    String phoneNumberId;

    Instant lastMessageAt;
}
