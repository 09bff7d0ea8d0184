package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.PersonalDetail;
import org.jspecify.annotations.Nullable;

/** To whom a message goes: by phone, or by user id where there is no phone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("To whom a message goes: by phone, or by user id where there is no phone.")
public record Recipient(
        @JsonPropertyDescription("phone exactly as the customer wrote from, digits without +") @Nullable
        PersonalDetail waId,

        @JsonPropertyDescription("business-scoped user id") @Nullable
        PersonalDetail userId) {
    public Recipient {
        if (waId == null && userId == null) {
            throw new IllegalArgumentException("a recipient needs a phone or a user id");
        }
    }
}
