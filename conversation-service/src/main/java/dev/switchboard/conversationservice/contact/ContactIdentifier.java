package dev.switchboard.conversationservice.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An identifier of a contact, to read. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ContactIdentifier {

    @Id
    UUID id;

    UUID contactId;

    @Enumerated(EnumType.STRING)
    IdentifierKind kind;

    String value;

    @Nullable
    Instant retiredAt;
}
