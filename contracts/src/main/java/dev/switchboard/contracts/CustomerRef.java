package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is, as one payload of Meta names them; any part may be missing, but not both ids.
 *
 * Ids are opaque: a phone is digits without +, a user id is scoped to the business portfolio.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription(
        "Who a customer is, as one payload of Meta names them; any part may be missing, but not both ids.")
public record CustomerRef(
        @JsonPropertyDescription("phone as WhatsApp writes it, digits without +; absent for customers who hide it")
        @Nullable
        PersonalDetail waId,

        @JsonPropertyDescription("business-scoped user id, such as BR.1349…, scoped to the portfolio") @Nullable
        PersonalDetail userId,

        @JsonPropertyDescription("user id shared by linked portfolios") @Nullable
        PersonalDetail parentUserId,

        @JsonPropertyDescription("WhatsApp username without @") @Nullable
        PersonalDetail username,

        @JsonPropertyDescription("name the customer chose to show; user input") @Nullable
        PersonalDetail profileName) {
    public CustomerRef {
        if (waId == null && userId == null) {
            throw new IllegalArgumentException("a customer needs a phone or a user id");
        }
    }

    /** Names a customer by phone alone. */
    public static CustomerRef ofWaId(String waId) {
        return new CustomerRef(new PersonalDetail(waId), null, null, null, null);
    }
}
