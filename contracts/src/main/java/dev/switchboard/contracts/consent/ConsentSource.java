package dev.switchboard.contracts.consent;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a consent, or its end, came to us. */
public enum ConsentSource {
    /** A word that the customer wrote. */
    INBOUND_KEYWORD,
    /** A button that the customer tapped. */
    BUTTON,
    /** A flow that the customer filled in. */
    FLOW,
    /** A form on a web page. */
    WEB_FORM,
    /** A person at the desk noted it. */
    AGENT,
    /** A list from elsewhere. */
    IMPORT,
    /** A program noted it. */
    API,
    /** WhatsApp's own control. */
    META_PREFERENCE,
    /** Meta refused a message because the customer had stopped marketing. */
    META_ERROR,
    /** Time passed. */
    EXPIRY,
    /** Written by a newer version. */
    @JsonEnumDefaultValue
    OTHER
}
