package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far a message got, as Meta reports it. */
public enum DeliveryStatus {
    /** Left for the phone. */
    SENT,
    /** Reached the phone. */
    DELIVERED,
    /** Seen. */
    READ,
    /** A voice note was played. */
    PLAYED,
    /** Not delivered; may still be followed by DELIVERED. */
    FAILED,
    /** A word we do not know; see metaStatus. */
    @JsonEnumDefaultValue
    OTHER
}
