package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer used WhatsApp's own control for marketing messages. */
@JsonClassDescription("A customer stopped or resumed marketing with WhatsApp's own control.")
public record MarketingPreferenceChosen(
        @JsonPropertyDescription(
                "the thread between the number and the contact; absent where there is none, then the key is the contactId")
        @Nullable
        UUID conversationId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("what they chose") Choice choice,

        @JsonPropertyDescription("Meta's timestamp, clamped to the time of receipt")
        Instant chosenAt)
        implements ConversationEvent {
    public MarketingPreferenceChosen {
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(chosenAt, "chosenAt");
    }

    /** What a customer can choose. */
    public enum Choice {
        /** No marketing. */
        STOP,
        /** Marketing again. */
        RESUME,
        /** Something that Meta did not have when this was written. */
        @JsonEnumDefaultValue
        OTHER
    }
}
