package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a consent is about; the first three are what Meta approves templates for. */
public enum ConsentCategory {
    /** Offers and news. */
    MARKETING,
    /** What a customer asked for or bought: orders, appointments, accounts. */
    UTILITY,
    /** One-time codes. */
    AUTHENTICATION,
    /** Answers to a customer who wrote first; never refused for want of consent. */
    SERVICE,
    /** Written by a newer version. */
    @JsonEnumDefaultValue
    OTHER
}
