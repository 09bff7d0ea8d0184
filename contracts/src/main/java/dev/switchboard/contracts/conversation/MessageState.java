package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far a message of the timeline got. Ticks never go backwards. */
public enum MessageState {
    /** Inbound. */
    RECEIVED,
    /** Waits to be handed to Meta. */
    QUEUED,
    /** Left for the phone. */
    SENT,
    /** Reached the phone. */
    DELIVERED,
    /** Seen, or played. */
    READ,
    /** Meta gave up; the reason is with it. */
    FAILED,
    /** Handed over, but nobody can say whether it went out. */
    UNKNOWN,
    /** Our own rules stopped it. */
    REFUSED,
    /** Written by a newer version. */
    @JsonEnumDefaultValue
    OTHER
}
