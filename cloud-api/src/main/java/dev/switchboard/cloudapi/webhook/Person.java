package dev.switchboard.cloudapi.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, as far as one webhook tells; any part may be missing, but not both ids.
 *
 * @param waId phone digits without +
 * @param userId business-scoped user id
 * @param username without the leading @ that Meta sometimes writes
 * @param name what the person chose to be called; user input
 */
public record Person(
        @Nullable String waId,
        @Nullable String userId,
        @Nullable String parentUserId,
        @Nullable String username,
        @Nullable String name) {

    public Person {
        if (waId == null && userId == null) {
            throw new IllegalArgumentException("a person needs a phone or a user id");
        }
    }

    /** What tells people apart: the user id, which everybody has, else the phone. */
    public String key() {
        if (userId != null) {
            return userId;
        }
        if (waId != null) {
            return waId;
        }
        throw new IllegalStateException("checked in the constructor");
    }

    /** Says what there is, never what it says. */
    @Override
    public String toString() {
        return "Person[waId=%s, userId=%s]".formatted(waId != null, userId != null);
    }
}
