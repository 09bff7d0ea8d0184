package dev.switchboard.outboundsender.testing;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ContactErased;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contact, as conversation-service and consent-service tell who it is. */
public final class Person {

    private final TopicEnds topics;
    private final UUID contactId = UUID.randomUUID();

    public Person(TopicEnds topics) {
        this.topics = topics;
    }

    public UUID contactId() {
        return contactId;
    }

    /** conversation-service tells by one of its conversations who it is. */
    public void changed(UUID conversationId, CustomerRef customer) {
        topics.put(Topics.CONVERSATION_EVENTS, conversationId, new ContactChanged(conversationId, contactId, customer));
    }

    /** consent-service tells who it is. */
    public void consents(@Nullable CustomerRef customer, @Nullable UUID mergedInto, long revision) {
        topics.put(
                Topics.CONSENT_STATE,
                contactId,
                new ConsentState(
                        contactId, customer, List.of(), List.of(), false, false, mergedInto, revision, Instant.now()));
    }

    /** It is erased, and this is its only conversation; its own id for none. */
    public void erased(UUID conversationId) {
        topics.put(
                Topics.CONVERSATION_EVENTS,
                conversationId,
                new ContactErased(conversationId, contactId, Instant.now(), UUID.randomUUID(), List.of()));
    }

    /** Somebody with a phone and a user id, either of which may be hidden. */
    public static CustomerRef known(@Nullable String waId, @Nullable String userId) {
        return new CustomerRef(detail(waId), detail(userId), null, null, null);
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }
}
