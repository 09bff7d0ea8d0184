package dev.switchboard.conversationservice.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A contact, to read. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class Contact {

    @Id
    UUID id;

    @Nullable
    String name;
}
