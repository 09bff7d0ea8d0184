package dev.switchboard.cloudapi.graph;

import org.jspecify.annotations.Nullable;

/**
 * To whom a request goes. A phone is written as {@code to}, a business-scoped user id as {@code recipient}; where both
 * are given Meta takes the phone.
 *
 * @param phone exactly as the customer wrote from, digits without +, or E.164 with +
 * @param userId business-scoped user id, such as {@code BR.1349…}; never to be put into {@code to}
 */
public record GraphRecipient(
        @Nullable String phone, @Nullable String userId) {

    public GraphRecipient {
        if (phone == null && userId == null) {
            throw new IllegalArgumentException("a recipient needs a phone or a user id");
        }
    }

    /** Says which ids there are, never what they are. */
    @Override
    public String toString() {
        return "GraphRecipient[phone=%s, userId=%s]".formatted(phone != null, userId != null);
    }
}
