package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a consent stands. Only {@link #GRANTED} allows anything, and only until it ends. */
public enum ConsentStatus {
    /** Given. */
    GRANTED,
    /** Asked for; the customer has not answered yet. */
    REQUESTED,
    /** Asked for and not answered in time. */
    EXPIRED,
    /** Taken over from elsewhere without the wording that would prove it. */
    UNVERIFIED,
    /** Asked for and refused. */
    DENIED,
    /** Taken back. */
    WITHDRAWN,
    /** Written by a newer version. */
    @JsonEnumDefaultValue
    OTHER
}
