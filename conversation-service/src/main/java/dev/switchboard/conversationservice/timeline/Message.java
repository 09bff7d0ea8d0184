package dev.switchboard.conversationservice.timeline;

import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A message of the timeline, to read. Documents are kept as text: they are passed on, not looked into. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class Message {

    @Id
    UUID id;

    UUID conversationId;

    @Nullable
    UUID authorContactId;

    @Nullable
    UUID interactionId;

    @Nullable
    String wamid;

    @Enumerated(EnumType.STRING)
    MessageAdded.Direction direction;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    Instant sentAt;

    Instant recordedAt;

    long arrival;

    @Nullable
    String quotedWamid;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String context;

    @Nullable
    String referral;

    boolean standby;

    @Nullable
    Instant editedAt;

    @Nullable
    Instant revokedAt;

    @Enumerated(EnumType.STRING)
    MessageState state;

    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant deliveredAt;

    @Nullable
    Instant readAt;

    @Nullable
    Instant failedAt;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String failure;

    @Nullable
    Instant refusedAt;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String refusal;

    @Nullable
    Instant unknownAt;

    @Nullable
    String unknownReason;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String pricing;

    @Nullable
    Instant erasedAt;
}
